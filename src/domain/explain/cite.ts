// Names of purposes and surfaces as declared. Null says that the catalogue does not know the key.
import type { CatalogueIndex } from '../catalogue-index.js'
import type { CitedName } from './facts.js'

/** A purpose with its declared name. */
export function citePurpose({ purposes }: CatalogueIndex, key: string): CitedName {
  return { key, name: purposes.get(key)?.name ?? null }
}

/** A surface with its declared name. */
export function citeSurface({ surfaces }: CatalogueIndex, key: string): CitedName {
  return { key, name: surfaces.get(key)?.name ?? null }
}
