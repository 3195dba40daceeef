// A page's decisions as they went to the service, with the links that came back: what the engineer's corner shows.
import type { Decision } from '../contract/decision.js'

export type SentSlate = {
  readonly decisions: readonly Decision[]
  /** Unix milliseconds. */
  readonly sentAt: number
  readonly links: ReadonlyMap<string, string>
}
