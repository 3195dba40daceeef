// What a producer should know of a batch that was stored all the same: what its decisions used and nobody has declared.
// Written for developers. Names keys, never a value.
import type { UndeclaredKind, UndeclaredName } from '../../contract/undeclared-name.js'

/** Keys that one hint names; it counts the others. */
const MOST_NAMED = 5

const STARTER = '`wherefore catalogue init --from-logs` writes a starter.'
const NO_CATALOGUE = `No catalogue is published yet: everything is shown as undeclared. ${STARTER}`

type Words = { readonly one: string; readonly many: string; readonly fault: string; readonly told: string }

const NOT_DECLARED = { fault: 'not declared in the catalogue', told: 'not been described' }

/** In the order of the hints. */
const words: Readonly<Record<UndeclaredKind, Words>> = {
  signal: { one: 'signal', many: 'signals', ...NOT_DECLARED },
  system: { one: 'system', many: 'systems', ...NOT_DECLARED },
  surface: { one: 'surface', many: 'surfaces', ...NOT_DECLARED },
  'unlisted-surface': {
    one: 'surface',
    many: 'surfaces',
    fault: 'declared, but not among the surfaces of the system that decided',
    told: 'not been described for that system',
  },
  purpose: { one: 'purpose', many: 'purposes', ...NOT_DECLARED },
  cohort: { one: 'cohort', many: 'cohorts', ...NOT_DECLARED },
}

/** One hint a kind of name, and how to begin; none where everything is declared. */
export function hintsAbout(undeclared: Iterable<UndeclaredName>): string[] {
  const named = new Map<UndeclaredKind, Set<string>>()
  for (const name of undeclared) {
    // Then nothing can be declared, and no list of names says more.
    if (name.what === 'catalogue') return [NO_CATALOGUE]
    const keys = named.get(name.what) ?? new Set()
    named.set(name.what, keys.add(name.key))
  }
  const kinds = Object.keys(words) as UndeclaredKind[] // the table's own keys
  const hints = kinds.flatMap(kind => {
    const keys = named.get(kind)
    // Sorted: which decision was the first to name a key depends on how persons are spread over shards.
    return keys ? [hint(words[kind], [...keys].sort())] : []
  })
  return hints.length > 0 ? [...hints, STARTER] : []
}

function hint({ one, many, fault, told }: Words, keys: readonly string[]): string {
  const more = keys.length - MOST_NAMED
  const list = keys.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
  return keys.length === 1
    ? `1 ${one} is ${fault}: ${list}. People are told that it has ${told}.`
    : `${keys.length} ${many} are ${fault}: ${list}. People are told that they have ${told}.`
}
