// Where a page of the audit trail ended, as text: a moment, a shard and a number. Nothing about anyone.
import type { AuditPosition } from '../../shard/port.js'

/** Writes a cursor. */
export function writeCursor({ at, shard, no }: AuditPosition): string {
  return `${at}.${shard}.${no}`
}

/** Reads what `writeCursor` wrote, or null. */
export function readCursor(written: string): AuditPosition | null {
  const [, at, shard, no] = /^(\d{1,15})\.(\d{1,5})\.(\d{1,15})$/.exec(written) ?? []
  return at === undefined ? null : { at: Number(at), shard: Number(shard), no: Number(no) }
}
