// What stands for a decision outside its record: keyed hashes of its person, its id, its item and its slate.
import type { Decision } from '../contract/decision.js'
import { RECORD_BYTES } from '../contract/ingestion.js'
import { cohortsText, recordText } from '../domain/record-bytes.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { lookupNumber, lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import type { RoutedDecision } from './packed-decisions.js'

/**
 * Gives a function that routes the decisions of one request, one after the other; null for one whose record is over
 * its limit. A slate repeats its person and its own id: what the last decision had is not hashed again.
 */
export function decisionRouter(keys: DerivedKeys): (decision: Decision) => RoutedDecision | null {
  const subject = rememberingLast(name => subjectRef(keys, name))
  const slate = rememberingLast(id => lookupNumber(lookupRef(keys, 'slate', id)))
  return decision => {
    const record = recordText(decision)
    if (isTooLarge(record)) return null
    return {
      record,
      cohorts: cohortsText(decision.cohorts),
      subjectRef: subject(decision.subject),
      decisionRef: lookupRef(keys, 'decision', decision.id),
      itemNumber: lookupNumber(lookupRef(keys, 'item', decision.item.id)),
      slateNumber: decision.slate_id === undefined ? null : slate(decision.slate_id),
    }
  }
}

function isTooLarge(record: string): boolean {
  // No UTF-16 unit takes more than three bytes: most records need not be measured.
  return record.length * 3 > RECORD_BYTES && Buffer.byteLength(record) > RECORD_BYTES
}

function rememberingLast<T>(hash: (name: string) => T): (name: string) => T {
  let last: { readonly name: string; readonly hashed: T } | null = null
  return name => {
    if (last?.name !== name) last = { name, hashed: hash(name) }
    return last.hashed
  }
}
