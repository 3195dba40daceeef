// What should not have happened, and what the record does not say. Each owns it and claims no more than the log shows.
import type { Explanation } from '../../contract/explanation.js'
import type { Finding } from '../../contract/finding.js'
import type { Facts } from '../../domain/explain/facts.js'
import type { Speech } from './speech.js'
import { visible } from './visible.js'

/** One sentence a finding; none names a sensitive signal. */
export function findingWords(speech: Speech, facts: Facts): Explanation['findings'] {
  return facts.findings.map(({ code, pointers }) => ({
    code,
    text: findingText(speech, facts, code),
    // A cohort's key stands in its pointer, spelled as the producer sent it.
    pointers: pointers.map(visible),
  }))
}

function findingText({ messages }: Speech, { decision }: Facts, code: Finding['code']): string {
  const isAd = decision.kind === 'ad' || decision.kind === 'political_ad'
  if (code === 'sensitive-without-explicit-consent' && isAd) return messages['finding.sensitive-in-ad']()
  return messages[`finding.${code}`]()
}

/** What is not recorded, with the place where it would stand. */
export function notRecordedWords({ messages }: Speech, facts: Facts): Explanation['not_recorded'] {
  const { total, unrecorded } = facts.summary
  return facts.notRecorded.map(({ code, pointers }) => ({
    what: code,
    text: messages[`not_recorded.${code}`]({ total, unrecorded }),
    pointers: [...pointers],
  }))
}

/** How the numbers came about. Without numbers the method says only what was claimed. */
export function methodWords({ messages }: Speech, { method, notRecorded }: Facts): Explanation['method'] {
  const { code, pointers } = method
  const withoutNumbers = notRecorded.some(missing => missing.code === 'contributions')
  const numbered = code === 'exact' || code === 'estimate' || code === 'surrogate'
  const text =
    withoutNumbers && numbered ? messages[`method.without_numbers.${code}`]() : messages[`method.${code}`]()
  return { code, text, pointers: [...pointers] }
}
