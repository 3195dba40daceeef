// How the numbers came about. Nothing said and `unknown` are the same: it is the contract's default.
import type { RecordedDecision } from '../../contract/decision.js'
import type { Facts } from './facts.js'

/** The method, with the place where it stands or would stand. */
export function methodOf({ outcome }: RecordedDecision): Facts['method'] {
  return { code: outcome?.method ?? 'unknown', pointers: ['/outcome/method'] }
}
