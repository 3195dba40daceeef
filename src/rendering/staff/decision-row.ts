// One decision as a line: of a list of results, or of what the same customer saw around it.
import type { StaffSummary } from '../../contract/staff.js'
import type { Messages } from '../generated/staff-messages.js'
import { ownHref, type SafeHref } from '../page/safe-href.js'
import { type StaffTime, staffTime } from './staff-time.js'

export type DecisionRow = {
  readonly href: SafeHref
  /** What the two are told apart by when they are to be compared. */
  readonly address: string
  readonly time: StaffTime
  readonly kind: string
  readonly title: string
  readonly headline: string
  readonly surface: string
  readonly system: string
  readonly position: string | null
  readonly subject: string
  readonly findings: readonly { readonly name: string }[]
}

/** Where a decision stands in the console. */
export function decisionHref(address: string): SafeHref {
  return ownHref(`/staff/decisions/${address}`, null)
}

/** The line of a decision; its headline is in the language of staff. */
export function decisionRow(words: Messages, timeZone: string, summary: StaffSummary): DecisionRow {
  const { item, surface, system, position } = summary
  return {
    href: decisionHref(summary.address),
    address: summary.address,
    time: staffTime(timeZone, summary.occurred_at),
    kind: words[`kind.${summary.kind}`](),
    title: item.title?.trim() ? item.title : item.id,
    headline: summary.headline,
    surface: surface.name,
    system: system.name,
    position: position === undefined ? null : words['results.position']({ position }),
    subject: summary.subject,
    findings: summary.findings.map(code => ({ name: words[`finding.${code}.name`]() })),
  }
}
