// Is a decision here already? The same id of the same person is one decision: with the same content a duplicate,
// with other content a conflict. What happened before the person's erasure does not come back.

import type { ArrivedDecision, ShardOutcome } from './arrived-decision.js'
import { findDecision, type OpenedBlocks } from './find-decision.js'
import { findPerson } from './person.js'
import type { Shard } from './shard.js'

/** Recognises the decisions of one request, one after the other; null for what is new. */
export function recogniser(shard: Shard, now: number): (arrived: ArrivedDecision) => ShardOutcome | null {
  const seen = new Map<string, ArrivedDecision>()
  const opened: OpenedBlocks = new Map()
  return arrived => {
    const person = findPerson(shard, arrived.subjectRef)
    if (person && person.erasedAt !== null && Date.parse(arrived.decision.occurred_at) <= person.erasedAt) {
      return { status: 'gone' }
    }
    const name = `${arrived.decision.id}\n${arrived.decision.subject}`
    const twin = seen.get(name)
    if (twin) return recognised(twin, arrived, now)
    const stored = person && findDecision(shard, person, arrived.decisionRef, opened)
    if (stored) return recognised(stored, arrived, stored.receivedAt)
    seen.set(name, arrived)
    return null
  }
}

type Content = { readonly record: Uint8Array; readonly cohorts: string }

function recognised(first: Content, again: Content, receivedAt: number): ShardOutcome {
  const same = first.cohorts === again.cohorts && Buffer.compare(first.record, again.record) === 0
  return same ? { status: 'duplicate', receivedAt } : { status: 'conflict' }
}
