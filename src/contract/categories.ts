// The built-in data categories: which of them the law treats as sensitive, and what a misspelled key probably meant. A child of a sensitive category is sensitive, also below the list's last entries.
import { categoryKeys } from './category-list.js'
import { editDistance } from './edit-distance.js'

export type Category = {
  readonly key: string
  readonly sensitive: boolean
}

/**
 * What the law treats as special wherever it applies: GDPR art. 9(1) and 10, and of the US state privacy laws what
 * they share (California Civil Code 1798.140(ae); Virginia Code 59.1-575 and those modelled on it).
 */
const SENSITIVE_ROOTS: ReadonlySet<string> = new Set([
  // GDPR art. 9(1)
  'user.demographic.race_ethnicity',
  'user.demographic.political_opinion',
  'user.demographic.religious_belief',
  'user.demographic.philosophical_belief',
  'user.demographic.union_membership',
  'user.demographic.sexual_orientation',
  'user.demographic.protected_classifications', // a basket that holds any of the above
  'user.health', // genetic data and sex life stand below it
  'user.health_and_medical',
  'user.biometric',
  'user.biometrics',
  'user.authorization.biometric',
  'user.authorization.biometrics',
  // GDPR art. 10
  'user.criminal_history',
  // US states: a place within 1,750 feet (Virginia) or 1,850 feet (California); Fideslang draws the line at 500 m
  'user.location.precise',
  'user.demographic.citizenship_or_immigration_status',
  // California names social security, driving licence, state ID and passport numbers: the parent stands for any of them
  'user.government_id',
  // California: a log-in together with what opens it. An account or card number alone is not named, so
  // `user.financial.*` is not here: a catalogue that holds codes with it says `sensitive: true` itself.
  'user.authorization.credentials',
  'user.authorization.password',
  // Virginia, Colorado, Connecticut and others: data of a known child, under 13 as in COPPA
  'user.children.children_under_thirteen',
])

/** All built-in categories, parents before children. */
export const categories: readonly Category[] = categoryKeys.map(key => ({
  key,
  sensitive: isSensitiveCategory(key),
}))

const builtIn: ReadonlySet<string> = new Set(categoryKeys)

/** True where the category, or one it lies under, is one that the law treats as sensitive. */
export function isSensitiveCategory(key: string): boolean {
  return categoryLineage(key).some(ancestor => SENSITIVE_ROOTS.has(ancestor))
}

/** True where `key` is `ancestor` or lies under it. */
export function liesUnder(key: string, ancestor: string): boolean {
  return key === ancestor || key.startsWith(`${ancestor}.`)
}

/** True for a built-in category, and for an organisation's own under `x.`. */
export function isKnownCategory(key: string): boolean {
  return builtIn.has(key) || key.startsWith('x.')
}

/** The built-in category that an unknown key most probably means: the one whose words it shares. */
export function nearestCategory(key: string): string {
  let nearest = 'user'
  let least = Number.POSITIVE_INFINITY
  for (const candidate of categoryKeys) {
    const cost = spellingCost(key, candidate)
    if (cost < least) {
      nearest = candidate
      least = cost
    }
  }
  return nearest
}

/** The key and what it lies under, nearest first. */
export function categoryLineage(key: string): string[] {
  const steps = key.split('.')
  return steps.map((_, i) => steps.slice(0, steps.length - i).join('.'))
}

/** Words of the key that the candidate lacks weigh most, then words it has in addition, then the letters. */
function spellingCost(key: string, candidate: string): number {
  const written = wordsOf(key)
  const offered = wordsOf(candidate)
  const missing = written.reduce((sum, word) => sum + distanceToNearest(word, offered), 0)
  const added = offered.reduce((sum, word) => sum + distanceToNearest(word, written), 0)
  return missing * 4 + added + editDistance(key, candidate) / 1000
}

function wordsOf(key: string): string[] {
  return key
    .toLowerCase()
    .split(/[._-]/)
    .filter(word => word !== '' && word !== 'user')
}

/** 0 for the same word, 1 for one that shares less than half its letters with any of the others. */
function distanceToNearest(word: string, others: readonly string[]): number {
  const distances = others.map(other => editDistance(word, other) / Math.max(word.length, other.length))
  const least = Math.min(1, ...distances)
  return least > 0.5 ? 1 : least
}
