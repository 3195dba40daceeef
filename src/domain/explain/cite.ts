// Names of purposes and surfaces as declared. Null says that the catalogue does not know the key.
import type { CatalogueIndex } from '../catalogue-index.js'
import type { CitedName, CitedPurpose } from './facts.js'

/** A purpose with its declared name; one that does not say so needs no consent. */
export function citePurpose({ purposes }: CatalogueIndex, key: string): CitedPurpose {
  const declared = purposes.get(key)
  return {
    key,
    name: declared?.name ?? null,
    needsConsent: declared ? (declared.needs_consent ?? false) : null,
  }
}

/** A surface with its declared name. */
export function citeSurface({ surfaces }: CatalogueIndex, key: string): CitedName {
  return { key, name: surfaces.get(key)?.name ?? null }
}
