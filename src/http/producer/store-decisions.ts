// Hands the valid entries of a request to the shards, all at once, and puts every answer back in the order sent.
import type { ItemResult } from '../../contract/ingestion.js'
import type { UndeclaredName } from '../../contract/undeclared-name.js'
import { Overloaded, type RecordOutcome } from '../../shard/port.js'
import type { Dependencies } from '../dependencies.js'
import { Refusal } from '../refusal.js'
import type { Entry, ReceivedDecisions } from './read-decisions.js'

export type StoredDecisions = {
  /** One an entry, in the order sent. */
  readonly items: readonly ItemResult[]
  /** What the stored ones name and the catalogue does not declare. */
  readonly undeclared: readonly UndeclaredName[]
}

/** Stores and answers. Throws `Refusal`: 429 where too much waits, 503 where the shards fail as a whole. */
export async function storeDecisions(
  received: ReceivedDecisions,
  links: boolean,
  deps: Dependencies,
): Promise<StoredDecisions> {
  const outcomes = await record(received, links, deps)
  let next = 0
  const items = received.entries.map((entry, index): ItemResult => {
    if (!entry.ok) return { index, id: entry.id, status: 'invalid', errors: [...entry.errors] }
    return itemOf(index, entry.decision.id, outcomes[next++], deps.publicUrl)
  })
  const undeclared = outcomes.flatMap(outcome =>
    outcome.status === 'accepted' ? (outcome.undeclared ?? []) : [],
  )
  return { items, undeclared }
}

async function record(
  { entries, bytes }: ReceivedDecisions,
  links: boolean,
  deps: Dependencies,
): Promise<readonly RecordOutcome[]> {
  const valid = entries.flatMap((entry: Entry) => (entry.ok ? [entry.decision] : []))
  if (valid.length === 0) return []
  try {
    return await deps.shards.record(valid, { links, bytes })
  } catch (error) {
    if (error instanceof Overloaded) {
      const seconds = Math.max(1, Math.ceil(error.retryAfter))
      throw new Refusal('overloaded', { headers: { 'Retry-After': String(seconds) } })
    }
    throw new Refusal('unavailable', { headers: { 'Retry-After': '1' }, cause: error })
  }
}

function itemOf(
  index: number,
  id: string,
  outcome: RecordOutcome | undefined,
  publicUrl: string,
): ItemResult {
  switch (outcome?.status) {
    case 'accepted':
    case 'duplicate':
      return outcome.token === null
        ? { index, id, status: outcome.status }
        : { index, id, status: outcome.status, why_url: `${publicUrl}/w/${outcome.token}` }
    case 'invalid':
      return { index, id, status: 'invalid', errors: [...outcome.errors] }
    case 'conflict':
    case 'gone':
    case 'unavailable':
      return { index, id, status: outcome.status }
    case undefined:
      throw new Error('the shards answered fewer decisions than they were given')
  }
}
