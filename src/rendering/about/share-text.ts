// A part of a whole as people read it: whole percents, and never 0 for what was there.
import type { Speech } from '../words/speech.js'

/** A share of what counted; `ofDecisions`: in which part of the decisions it was used. */
export function shareText({ messages }: Speech, part: number, ofDecisions: boolean): string {
  const percent = Math.round(part * 100)
  if (percent < 1) return messages[ofDecisions ? 'about.used_in_under_one' : 'share.under_one']()
  return messages[ofDecisions ? 'about.used_in' : 'share.percent']({ percent: String(percent) })
}
