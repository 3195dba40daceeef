// What one request names and the catalogue does not declare, for the hints of its answer: each name once, with the
// first decision that named it. Costs nothing where nothing is undeclared.
import type { FindingCode } from '../contract/finding.js'
import type { UndeclaredName } from '../contract/undeclared-name.js'
import type { CatalogueIndex } from '../domain/catalogue-index.js'
import { undeclaredNames } from '../domain/findings/undeclared-names.js'
import type { ArrivedDecision } from './arrived-decision.js'
import type { FoundInRequest } from './store-blocks.js'

/** What each decision was the first to name. */
export type UndeclaredInRequest = ReadonlyMap<ArrivedDecision, readonly UndeclaredName[]>

const UNDECLARED: ReadonlySet<FindingCode> = new Set([
  'undeclared-signal',
  'undeclared-system',
  'undeclared-surface',
  'undeclared-purpose',
  'undeclared-cohort',
])

/** Reads the names off what was found in a request, in the order stored. */
export function undeclaredInRequest(found: FoundInRequest, catalogue: CatalogueIndex): UndeclaredInRequest {
  const told = new Set<string>()
  const firsts = new Map<ArrivedDecision, readonly UndeclaredName[]>()

  function isNews(name: UndeclaredName): boolean {
    const once = name.what === 'catalogue' ? name.what : `${name.what}\n${name.key}`
    return !told.has(once) && Boolean(told.add(once))
  }

  for (const [arrived, findings] of found) {
    if (!findings.some(({ code }) => UNDECLARED.has(code))) continue
    const names: UndeclaredName[] =
      catalogue.version === 0
        ? [{ what: 'catalogue' }]
        : undeclaredNames(arrived.decision, findings, catalogue)
    const news = names.filter(isNews)
    if (news.length > 0) firsts.set(arrived, news)
  }
  return firsts
}
