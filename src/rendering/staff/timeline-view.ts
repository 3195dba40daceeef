// What the same customer saw around a decision, newest first, with the decision itself among them.
import type { StaffSummary } from '../../contract/staff.js'
import type { Messages } from '../generated/staff-messages.js'
import { ownHref, type SafeHref } from '../page/safe-href.js'
import { type DecisionRow, decisionRow } from './decision-row.js'

export type TimelineRow = DecisionRow & {
  readonly current: boolean
  /** It stood in the same list. */
  readonly listed: boolean
  /** Sets the two beside each other; null on the decision itself. */
  readonly compare: { readonly href: SafeHref } | null
}

/** The rows around `current`; where the search did not give it, it stands alone. */
export function timelineView(
  words: Messages,
  timeZone: string,
  current: StaffSummary,
  around: readonly StaffSummary[],
): readonly TimelineRow[] {
  const known = around.some(({ address }) => address === current.address)
  const all = known ? around : [current, ...around].sort((one, other) => -byTime(one, other))
  return all.map(summary => {
    const itself = summary.address === current.address
    return {
      ...decisionRow(words, timeZone, summary),
      current: itself,
      listed: !itself && current.slate_id !== undefined && summary.slate_id === current.slate_id,
      compare: itself ? null : { href: compareHref(current.address, summary.address) },
    }
  })
}

/** Where two decisions stand beside each other. */
export function compareHref(one: string, other: string): SafeHref {
  return ownHref(`/staff/compare?d=${encodeURIComponent(one)}&d=${encodeURIComponent(other)}`, null)
}

function byTime(one: StaffSummary, other: StaffSummary): number {
  return Date.parse(one.occurred_at) - Date.parse(other.occurred_at)
}
