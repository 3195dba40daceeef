// What stands for a decision outside its record: keyed hashes of its person, its id, its item and its slate.
import type { Decision } from '../contract/decision.js'
import { RECORD_BYTES } from '../contract/ingestion.js'
import { cohortsText, recordText } from '../domain/record-bytes.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { lookupNumber, lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import { Remembered } from '../shard/remembered.js'
import type { RoutedDecision } from './packed-decisions.js'

/** Gives null for a decision whose record is over its limit. */
export type DecisionRouter = (decision: Decision) => RoutedDecision | null

/** How many names of each kind are remembered with their hashes: persons, items and slates come again and again. */
const REMEMBERED = 20_000

/** One router a process: what it has hashed lately is not hashed again. */
export function decisionRouter(keys: DerivedKeys): DecisionRouter {
  const subject = remembering(name => subjectRef(keys, name))
  const item = remembering(id => lookupNumber(lookupRef(keys, 'item', id)))
  const slate = remembering(id => lookupNumber(lookupRef(keys, 'slate', id)))
  return decision => {
    const record = recordText(decision)
    if (isTooLarge(record)) return null
    return {
      record,
      cohorts: cohortsText(decision.cohorts),
      subjectRef: subject(decision.subject),
      decisionRef: lookupRef(keys, 'decision', decision.id),
      itemNumber: item(decision.item.id),
      slateNumber: decision.slate_id === undefined ? null : slate(decision.slate_id),
    }
  }
}

function isTooLarge(record: string): boolean {
  // No UTF-16 unit takes more than three bytes: most records need not be measured.
  return record.length * 3 > RECORD_BYTES && Buffer.byteLength(record) > RECORD_BYTES
}

function remembering<T>(hash: (name: string) => T): (name: string) => T {
  const known = new Remembered<string, T>(REMEMBERED)
  return name => {
    const remembered = known.get(name)
    if (remembered !== undefined) return remembered
    const hashed = hash(name)
    known.set(name, hashed)
    return hashed
  }
}
