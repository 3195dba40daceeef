// What an import prints when it ends: how many lines became what, and the most frequent reasons for refusing.
import { number } from '../counted.js'
import { refusedLines, type Tally } from './tally.js'

const REASONS = 10
/** Characters of a reason that are shown. */
const WIDEST = 120

/** The table, lines joined by \n, without a last one. */
export function importReport(tally: Tally): string {
  const refused = Object.entries(tally.refused).sort(byCount)
  const reasons = Object.entries(tally.reasons).sort(byCount)
  const statuses = refused.map(([status, lines]) => `${status} ${number(lines)}`).join(', ')
  const lines = [
    `accepted   ${count(tally.accepted)}`,
    `duplicate  ${count(tally.duplicate)}`,
    `refused    ${count(refusedLines(tally))}${statuses && `  ${statuses}`}`,
  ]
  if (reasons.length > 0) {
    lines.push('', '    lines  why refused: the first thing that is wrong')
    for (const [reason, times] of reasons.slice(0, REASONS))
      lines.push(`${count(times).slice(2)}  ${visible(cut(reason))}`)
    if (reasons.length > REASONS)
      lines.push(`           and ${number(reasons.length - REASONS)} other reasons`)
  }
  if (tally.hints.length > 0) lines.push('', ...tally.hints.map(hint => `hint: ${visible(hint)}`))
  return lines.join('\n')
}

function byCount([, one]: [string, number], [, other]: [string, number]): number {
  return other - one
}

function count(value: number): string {
  return number(value).padStart(11)
}

function cut(reason: string): string {
  return reason.length > WIDEST ? `${reason.slice(0, WIDEST - 1)}…` : reason
}

/** A reason may name a field as the sender spelled it: nothing in it may move the cursor or colour the terminal. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
}
