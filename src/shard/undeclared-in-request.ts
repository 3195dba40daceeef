// What one request names and the catalogue does not declare, for the hints of its answer: each name once, with the
// first decision that named it. Costs nothing where nothing is undeclared.
import type { Finding, FindingCode } from '../contract/finding.js'
import type { UndeclaredName } from '../contract/undeclared-name.js'
import type { CatalogueIndex } from '../domain/catalogue-index.js'
import { undeclaredNames } from '../domain/findings/undeclared-names.js'
import type { ArrivedDecision } from './arrived-decision.js'

export type UndeclaredInRequest = {
  /** Takes what was found in a decision that is being stored. */
  note(arrived: ArrivedDecision, findings: readonly Finding[]): void
  /** What the decision was the first to name; undefined where that is nothing. */
  of(arrived: ArrivedDecision): readonly UndeclaredName[] | undefined
}

const UNDECLARED: ReadonlySet<FindingCode> = new Set([
  'undeclared-signal',
  'undeclared-system',
  'undeclared-surface',
  'undeclared-purpose',
  'undeclared-cohort',
])

/** Begins with nothing noted. */
export function undeclaredInRequest(catalogue: CatalogueIndex): UndeclaredInRequest {
  const told = new Set<string>()
  const firsts = new Map<ArrivedDecision, UndeclaredName[]>()

  function isNews(name: UndeclaredName): boolean {
    const once = name.what === 'catalogue' ? name.what : `${name.what}\n${name.key}`
    return !told.has(once) && Boolean(told.add(once))
  }

  return {
    note(arrived, findings) {
      if (!findings.some(({ code }) => UNDECLARED.has(code))) return
      const names: UndeclaredName[] =
        catalogue.version === 0
          ? [{ what: 'catalogue' }]
          : undeclaredNames(arrived.decision, findings, catalogue)
      const news = names.filter(isNews)
      if (news.length > 0) firsts.set(arrived, news)
    },
    of: arrived => firsts.get(arrived),
  }
}
