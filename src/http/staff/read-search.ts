// A search as staff ask for it: filters in the address, the person in a header.
import { fieldErrors } from '../../contract/field-error.js'
import { refusedStrings } from '../../contract/parse-decision.js'
import { SEARCH_PAGE, type SearchQuery, searchQuery } from '../../contract/search.js'
import type { Search } from '../../shard/port.js'
import type { RequestContext } from '../env.js'
import { readSubject } from '../read-subject.js'
import { Refusal } from '../refusal.js'
import { readCursor } from './find-cursor.js'

export type ReadSearch = { readonly search: Search; readonly locale: string | undefined }

/** The search. Throws `Refusal`: `query-invalid`, also for a parameter that is not known, or `header-invalid`. */
export function readSearch(c: RequestContext): ReadSearch {
  const query = readQuery(c)
  const subject = c.req.header('Wherefore-Subject') === undefined ? undefined : readSubject(c)
  return { search: { ...searchOf(query), subject }, locale: query.locale }
}

/** The search that these parameters ask for, of whomever. Throws `Refusal` `query-invalid`. */
export function searchOf(query: SearchQuery): Search {
  return {
    decisionId: query.decision_id,
    itemId: query.item,
    surface: query.surface,
    system: query.system,
    kind: query.kind,
    finding: query.finding,
    from: momentOf(query.from),
    to: momentOf(query.to),
    after: query.cursor === undefined ? null : readCursor(query.cursor),
    most: query.limit ?? SEARCH_PAGE,
  }
}

/**
 * A parameter that is not known is refused: a misspelt filter would find what was not asked for. Its name is not repeated:
 * nobody knows what stands in it.
 */
function readQuery(c: RequestContext): SearchQuery {
  const written = c.req.queries()
  const given = Object.fromEntries(Object.entries(written).map(([name, [value]]) => [name, value]))
  if (Object.keys(given).some(name => !(name in searchQuery.shape)))
    throw invalid(`The query parameters are ${Object.keys(searchQuery.shape).join(', ')}.`)
  if (Object.values(written).some(values => values.length > 1))
    throw invalid('A query parameter is given more than once.')
  const read = searchQuery.safeParse(given)
  const [error] = [...refusedStrings(given), ...(read.success ? [] : fieldErrors(read.error.issues))]
  if (error) throw invalid(`The query parameter ${error.pointer.slice(1)} ${error.detail}.`)
  if (read.success) return read.data
  throw invalid('The query cannot be read.')
}

function momentOf(written: string | undefined): number | undefined {
  return written === undefined ? undefined : Date.parse(written)
}

function invalid(detail: string): Refusal {
  return new Refusal('query-invalid', { detail })
}
