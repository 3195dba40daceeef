// Reasons and their summary against the oracle: complete, in order, number by number.
import type { Explanation } from '../../src/contract/explanation.js'
import { type Different, signalsAt } from './differences.js'
import type { Expected } from './expected.js'
import { type ExpectedReason, fourDecimals } from './reasons.js'

export function reasonDifferences(told: Explanation, expected: Expected, different: Different): void {
  const { summary, reasons } = told
  different('summary', [summary.shown, summary.total, summary.share_shown], Object.values(expected.summary))
  different(
    'reasons, by place',
    reasons.map(reason => signalsAt(reason.pointers)),
    expected.reasons.map(reason => [reason.index]),
  )
  expected.reasons.forEach((wanted, i) => {
    const reason = reasons[i]
    if (!reason) return
    const at = `reasons[${i}]`
    different(`${at}.key`, reason.key, wanted.key)
    different(`${at}.direction`, reason.direction, wanted.direction)
    different(`${at}.share ${wanted.rawShare}`, sharesLike(wanted).includes(reason.share), true)
    different(`${at}.strength at ${wanted.rawShare}`, reason.strength, wanted.strength)
    different(`${at}.origin`, reason.origin.code, wanted.origin)
    different(`${at}.sensitive`, reason.sensitive, wanted.sensitive)
    different(`${at}.declared`, reason.declared, wanted.declared)
    different(`${at}.inferred`, reason.inferred, wanted.inferred)
    different(`${at}.observed_at`, instant(reason.observed_at), instant(wanted.observedAt ?? undefined))
    different(`${at}.control.key`, reason.control?.key ?? wanted.key, wanted.key)
  })
}

/** Both neighbours where a share lies so near the middle that the order of summation decides. */
function sharesLike({ rawShare }: ExpectedReason): (number | null)[] {
  if (rawShare === null) return [null]
  return [fourDecimals(rawShare - 1e-12), fourDecimals(rawShare + 1e-12)].map(share => share + 0)
}

/** A moment however it is spelled. */
export function instant(moment: string | undefined): number | null {
  return moment === undefined ? null : Date.parse(moment)
}
