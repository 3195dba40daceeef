// What the findings of a decision say is not declared, by name: for the producer, who can declare it. Keys only, no value.
import type { RecordedDecision } from '../../contract/decision.js'
import type { Finding, FindingCode } from '../../contract/finding.js'
import type { UndeclaredKind, UndeclaredName } from '../../contract/undeclared-name.js'
import type { CatalogueIndex } from '../catalogue-index.js'

/** The names that the undeclared findings of a decision rest on; a name may occur more than once. */
export function undeclaredNames(
  decision: RecordedDecision,
  findings: readonly Finding[],
  index: CatalogueIndex,
): UndeclaredName[] {
  const kinds: Partial<Record<FindingCode, UndeclaredKind>> = {
    'undeclared-signal': 'signal',
    'undeclared-system': 'system',
    'undeclared-surface': index.surfaces.has(decision.surface) ? 'unlisted-surface' : 'surface',
    'undeclared-purpose': 'purpose',
    'undeclared-cohort': 'cohort',
  }
  return findings.flatMap(({ code, pointers }) => {
    const what = kinds[code]
    return what ? pointers.map(pointer => ({ what, key: nameAt(decision, pointer) })) : []
  })
}

/** The key at a pointer of an undeclared finding: a key itself, an entry that has one, or a cohort's own name. */
function nameAt(decision: RecordedDecision, pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (steps[0] === 'cohorts') return steps[1] ?? ''
  let found: unknown = decision
  for (const step of steps) found = isObject(found) ? found[step] : undefined
  if (isObject(found)) found = found.key
  if (typeof found === 'string') return found
  throw new Error(`a finding points at ${pointer}, where no key stands`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
