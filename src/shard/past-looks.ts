// Who of the staff looked at a decision, for the person it is about: entries that name it, and lists of theirs.
import type { PastLook, PastLooks } from '../contract/audit.js'
import { openReason } from '../domain/audit/audit-seal.js'
import { SealBroken } from '../domain/seal/aead.js'
import { blob } from '../storage/blob.js'
import type { Row } from '../storage/driver.js'
import type { KnownPerson } from './known-person.js'
import type { Shard } from './shard.js'

/** Entries of one person that are opened for a page, newest first: a few milliseconds of work. */
const MOST_READ = 200

/** Role, moment and reason of each, newest first; never a name. */
export function pastLooks(shard: Shard, person: KnownPerson, decisionId: string): PastLooks {
  const rows = shard.driver.all(
    'SELECT no, at, role, action, sealed FROM audit WHERE subject_ref = ? ORDER BY no DESC LIMIT ?',
    person.ref,
    MOST_READ + 1,
  )
  const looks = rows.slice(0, MOST_READ).flatMap(row => lookIn(person, row, decisionId) ?? [])
  return { looks, more: rows.length > MOST_READ }
}

/** Null where it is about other decisions alone, or from before the person was given the key they have. */
function lookIn(person: KnownPerson, row: Row, decisionId: string): PastLook | null {
  if (!person.key) return null
  try {
    const { reason, decisions } = openReason(person.key, person.ref, Number(row.no), blob(row.sealed))
    if (decisions.length > 0 && !decisions.includes(decisionId)) return null
    return { at: Number(row.at), role: String(row.role), action: String(row.action), reason }
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}
