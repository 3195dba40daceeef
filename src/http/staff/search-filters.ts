// What staff search by, from the form or from an address of ours: read, and written as an address again. The customer
// never stands in one: the form's is turned into an address of the console that says nothing.
import { decision, decisionKind, item } from '../../contract/decision.js'
import { findingCode } from '../../contract/finding.js'
import { refusedStrings } from '../../contract/parse-decision.js'
import { key } from '../../contract/text.js'
import type { AskedFilters } from '../../rendering/staff/search-view.js'
import { startOfDay } from '../../rendering/staff/staff-time.js'
import type { Search } from '../../shard/port.js'

/** What may stand in an address, in the order in which it is written. */
const IN_ADDRESS = ['decision', 'item', 'surface', 'system', 'kind', 'finding', 'from', 'to'] as const

export type WrongField = keyof AskedFilters

/** The fields as they were typed; spaces around them are none of theirs. */
export function askedFilters(fields: URLSearchParams): AskedFilters {
  const typed = (name: keyof AskedFilters) => (fields.get(name) ?? '').trim()
  return {
    subject: fields.get('subject') ?? '',
    decision: typed('decision'),
    item: typed('item'),
    surface: typed('surface'),
    system: typed('system'),
    kind: typed('kind'),
    finding: typed('finding'),
    from: typed('from'),
    to: typed('to'),
  }
}

/** Whether anything but the customer is asked for. */
export function hasFilters(asked: AskedFilters): boolean {
  return IN_ADDRESS.some(name => asked[name] !== '')
}

/** The search that the fields ask for, and the names of those that cannot be read. Days are of the time zone. */
export function searchOf(
  asked: AskedFilters,
  timeZone: string,
): { readonly search: Omit<Search, 'after' | 'most'>; readonly wrong: readonly WrongField[] } {
  const wrong: WrongField[] = []
  function read<Value>(
    name: WrongField,
    schema: { safeParse(value: string): { success: boolean; data?: Value } },
  ) {
    const written = asked[name]
    if (written === '') return undefined
    const parsed = schema.safeParse(written)
    if (parsed.success && refusedStrings(written).length === 0) return parsed.data
    wrong.push(name)
    return undefined
  }
  function day(name: 'from' | 'to', after: number) {
    if (asked[name] === '') return undefined
    const start = startOfDay(timeZone, asked[name], after)
    if (start === null) wrong.push(name)
    return start ?? undefined
  }
  const search = {
    subject: read('subject', decision.shape.subject),
    decisionId: read('decision', decision.shape.id),
    itemId: read('item', item.shape.id),
    surface: read('surface', key),
    system: read('system', key),
    kind: read('kind', decisionKind),
    finding: read('finding', findingCode),
    from: day('from', 0),
    // The last day is among those that are meant.
    to: day('to', 1),
  }
  if (search.from !== undefined && search.to !== undefined && search.to <= search.from) wrong.push('to')
  return { search, wrong }
}

/** The path of a search: `path` with its filters, and where its page begins. */
export function searchPath(path: string, asked: AskedFilters, cursor: string | null = null): string {
  const query = new URLSearchParams()
  for (const name of IN_ADDRESS) if (asked[name] !== '') query.set(name, asked[name])
  if (cursor !== null) query.set('cursor', cursor)
  return query.size > 0 ? `${path}?${query}` : path
}
