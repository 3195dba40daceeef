// Hands the valid entries of a request to the shards, all at once, and puts every answer back in the order sent.
import type { FieldError } from '../../contract/field-error.js'
import type { ItemResult } from '../../contract/ingestion.js'
import type { UndeclaredName } from '../../contract/undeclared-name.js'
import { Overloaded, type RecordOutcome } from '../../shard/port.js'
import type { Dependencies } from '../dependencies.js'
import { Refusal } from '../refusal.js'
import type { Entry, ReceivedDecisions } from './read-decisions.js'

export type StoredDecisions = Pick<ReceivedDecisions, 'alone'> & {
  /** One an entry, in the order sent. */
  readonly items: readonly ItemResult[]
  /** What the stored ones name and the catalogue does not declare. */
  readonly undeclared: readonly UndeclaredName[]
}

/**
 * Stores and answers. Rejects with `Refusal`: 429 where too much waits, 503 where the shards fail as a whole. What waits
 * to be stored holds ids alone here, never a decision.
 */
export function storeDecisions(
  { alone, entries, bytes }: ReceivedDecisions,
  links: boolean,
  deps: Dependencies,
): Promise<StoredDecisions> {
  const valid = entries.flatMap(entry => (entry.ok ? [entry.decision] : []))
  const recorded = valid.length === 0 ? Promise.resolve([]) : deps.shards.record(valid, { links, bytes })
  return answersTo(alone, entries.map(placeOf), recorded, deps.publicUrl)
}

/** What an answer needs of an entry. */
type Place =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly id: string | null; readonly errors: readonly FieldError[] }

function placeOf(entry: Entry): Place {
  return entry.ok ? { ok: true, id: entry.decision.id } : entry
}

async function answersTo(
  alone: boolean,
  places: readonly Place[],
  recorded: Promise<readonly RecordOutcome[]>,
  publicUrl: string,
): Promise<StoredDecisions> {
  const outcomes = await answered(recorded)
  let next = 0
  const items = places.map((place, index): ItemResult => {
    if (!place.ok) return { index, id: place.id, status: 'invalid', errors: [...place.errors] }
    return itemOf(index, place.id, outcomes[next++], publicUrl)
  })
  const undeclared = outcomes.flatMap(outcome =>
    outcome.status === 'accepted' ? (outcome.undeclared ?? []) : [],
  )
  return { alone, items, undeclared }
}

async function answered(recorded: Promise<readonly RecordOutcome[]>): Promise<readonly RecordOutcome[]> {
  try {
    return await recorded
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
