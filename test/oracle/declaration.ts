// What the catalogue says about one signal key, and what follows for showing it. The list of sensitive categories is
// the oracle's own: the ones generated decisions use, from GDPR art. 9(1).
import type { CatalogueVersion, DeclaredSignal, DeclaredSystem } from '../../src/contract/catalogue.js'
import type { OriginCode } from '../../src/contract/explanation.js'

const sensitiveCategories = [
  'user.health_and_medical',
  'user.biometric',
  'user.demographic.religious_belief',
  'user.demographic.political_opinion',
  'user.demographic.race_ethnicity',
  'user.demographic.sexual_orientation',
]

export type Standing = {
  readonly declaration: DeclaredSignal | null
  readonly origin: OriginCode
  readonly sensitive: boolean
  /** Declared origin other than `context`, or undeclared. */
  readonly personal: boolean
  /** Whether a value of it may be shown where the signal is not redacted. */
  readonly showsValue: boolean
}

/** How a signal of that key stands under that catalogue. */
export function standingOf(key: string, { catalogue }: CatalogueVersion): Standing {
  const declaration = own(catalogue?.signals, key)
  if (!declaration) {
    return { declaration: null, origin: 'undeclared', sensitive: false, personal: true, showsValue: false }
  }
  const { origin, category } = declaration
  const sensitive = declaration.sensitive ?? sensitiveCategories.some(each => isOrLiesUnder(category, each))
  const usual = (origin === 'provided' || origin === 'observed') && !sensitive
  return {
    declaration,
    origin,
    sensitive,
    personal: origin !== 'context',
    showsValue: declaration.show_value ?? usual,
  }
}

/** The declared system that a decision names; null where there is none. */
export function declaredSystem(id: string, { catalogue }: CatalogueVersion): DeclaredSystem | null {
  return own(catalogue?.systems, id)
}

/** The entry of that very name: nothing that every object has. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | null {
  return map && Object.hasOwn(map, key) ? (map[key] ?? null) : null
}

export function isOrLiesUnder(category: string, ancestor: string): boolean {
  return category === ancestor || category.startsWith(`${ancestor}.`)
}
