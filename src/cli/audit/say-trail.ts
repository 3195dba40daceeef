// What became of verifying one trail, in words.
import type { AuditFault, AuditTrail } from '../../contract/audit.js'
import { number } from '../counted.js'

/** Each follows the number of an entry. */
const FAULTS: Record<AuditFault, (no: number) => string> = {
  changed: no => `entry ${no} is not what was written: it, or its link to the entries before it, was changed`,
  missing: no => `entry ${no} is missing: it was taken away, or given another place`,
  foreign: no => `entry ${no} does not belong to the trail: it was put in, or the head was put back`,
  head: no => `what counts the entries was changed or taken away (after entry ${no})`,
}

/** One line; `shards` is how many there are, because one alone needs no number. */
export function sayTrail({ shard, entries, link, broken }: AuditTrail, shards: number): string {
  const where = shards > 1 ? `shard ${shard}: ` : ''
  const verified = `${number(entries)} ${entries === 1 ? 'entry' : 'entries'}`
  if (!broken) return `${where}${verified}, last link ${link}`
  return `${where}${FAULTS[broken.fault](broken.no)}. ${sayBefore(entries, verified)}`
}

function sayBefore(entries: number, verified: string): string {
  if (entries === 0) return 'No entry before it verifies.'
  return entries === 1 ? 'The entry before it verifies.' : `The ${verified} before it verify.`
}
