// What stands behind a link or a decision id: a record to explain, or the problem that says why there is none.
import type { ExplainOutcome } from '../shard/port.js'
import { Refusal } from './refusal.js'

/** Seconds after which a record that was not there yet may have arrived. */
const PENDING_SECONDS = '5'

/** A record with all that is known of it, as the shards give it. */
export type ExplainedRecord = Extract<ExplainOutcome, { readonly outcome: 'found' }>['record']

/** The record, or the refusal to answer with. */
export function explainedOrRefused(outcome: ExplainOutcome | undefined): ExplainedRecord | Refusal {
  switch (outcome?.outcome) {
    case 'found':
      return outcome.record
    case 'link-invalid':
    case 'link-expired':
    case 'record-gone':
      return new Refusal(outcome.outcome)
    case 'record-pending':
      return new Refusal('record-pending', { headers: { 'Retry-After': PENDING_SECONDS } })
    case 'unavailable':
      return new Refusal('unavailable', { headers: { 'Retry-After': '1' } })
    case undefined:
      throw new Error('the shards answered fewer links than they were given')
  }
}
