// What the catalogue says about one signal key, and what follows for showing it. The list of sensitive categories is
// the oracle's own: the ones generated decisions use, from GDPR art. 9(1).
import type { CatalogueVersion, DeclaredSignal, DeclaredSystem } from '../../src/contract/catalogue.js'
import type { SignalValue } from '../../src/contract/decision.js'
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
  /** The same for a finding: what nobody declared can be sensitive by its value, and is told as undeclared. */
  readonly sensitiveUse: boolean
  /** Declared origin other than `context`, or undeclared. */
  readonly personal: boolean
  /** Whether a value of it may be shown where the signal is not redacted. */
  readonly showsValue: boolean
}

/** How a signal of that key and value stands under that catalogue. */
export function standingOf(key: string, { catalogue }: CatalogueVersion, value?: SignalValue): Standing {
  const declaration = own(catalogue?.signals, key)
  const named = saysSensitive(value)
  if (!declaration) {
    return {
      declaration: null,
      origin: 'undeclared',
      sensitive: false,
      sensitiveUse: named,
      personal: true,
      showsValue: false,
    }
  }
  const { origin, category } = declaration
  const byKey = declaration.sensitive ?? sensitiveCategories.some(each => isOrLiesUnder(category, each))
  const sensitive = byKey || (named && origin !== 'context')
  const usual = (origin === 'provided' || origin === 'observed') && !sensitive
  return {
    declaration,
    origin,
    sensitive,
    sensitiveUse: sensitive,
    personal: origin !== 'context',
    showsValue: declaration.show_value ?? usual,
  }
}

/** Generated values name one sensitive thing, and only these words do. */
function saysSensitive(value: SignalValue | undefined): boolean {
  return value !== undefined && JSON.stringify(value).includes('Liberal voters')
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
