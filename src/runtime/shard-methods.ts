// What a shard answers to those who reach it over a thread's or a network's distance.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { RecordAnswer, RecordRequest } from '../shard/record.js'
import type { PackedDecisions } from './packed-decisions.js'
import type { Arrived, RecordedOutcome } from './shard-calls.js'

/** A request to record, with its decisions packed for the way. */
export type PackedRequest = Omit<RecordRequest, 'decisions'> & { readonly decisions: PackedDecisions }

/** The same as `RecordAnswer`, where what could not be stored is `unavailable`. */
export type PackedAnswer =
  | { readonly answer: 'recorded'; readonly outcomes: readonly RecordedOutcome[] }
  | Extract<RecordAnswer, { readonly answer: 'need-catalogue' }>

/** Records there; the catalogue goes along only where the shard has no copy of its version. */
export async function recordThere(
  record: (request: PackedRequest) => Promise<PackedAnswer>,
  arrived: Arrived,
  catalogue: CatalogueVersion,
): Promise<readonly RecordedOutcome[]> {
  const request = { ...arrived, catalogueVersion: catalogue.version }
  const answer = await record(request)
  if (answer.answer === 'recorded') return answer.outcomes
  const again = await record({ ...request, catalogue })
  if (again.answer === 'recorded') return again.outcomes
  throw new Error('the shard asks for a catalogue that it was sent')
}
