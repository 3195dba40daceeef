// Where a page of a search ended, as text in an address: a time and two numbers, nothing of a person.
import type { SearchPlace } from '../../shard/port.js'
import { Refusal } from '../refusal.js'

/** The place as text. */
export function writeCursor({ occurredAt, shard, no }: SearchPlace): string {
  return `${occurredAt}.${shard}.${no}`
}

/** The place that was written so. Throws `Refusal` `query-invalid`. */
export function readCursor(written: string): SearchPlace {
  const [, occurredAt, shard, no] = /^(-?\d{1,16})\.(\d{1,5})\.(\d{1,16})$/.exec(written) ?? []
  const place = { occurredAt: Number(occurredAt), shard: Number(shard), no: Number(no) }
  if (Object.values(place).every(Number.isSafeInteger)) return place
  throw new Refusal('query-invalid', {
    detail: 'The query parameter cursor is not one that this service gave.',
  })
}
