// What counted, one sentence each, and how much of it the first look shows.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts, ReasonFact, SignalFact } from '../../domain/explain/facts.js'
import { becauseText } from './because.js'
import { originWords } from './origin.js'
import { sentence } from './sentence.js'
import { fixedWords, openName } from './signal-name.js'
import type { Speech } from './speech.js'
import { titleOf } from './title.js'

type Reason = Explanation['reasons'][number]

/** All reasons, in the order of their effect. */
export function reasonWords(speech: Speech, facts: Facts): Reason[] {
  return facts.reasons.flatMap(reason => {
    const signal = facts.signals[reason.place]
    return signal ? [reasonWord(speech, facts, reason, signal)] : []
  })
}

function reasonWord(speech: Speech, facts: Facts, reason: ReasonFact, signal: SignalFact): Reason {
  const control = signal.declared?.control
  return {
    key: signal.key,
    text: sentence(reasonText(speech, facts, reason, signal)),
    direction: reason.direction,
    share: reason.share,
    strength: reason.strength,
    origin: originWords(speech, signal.origin),
    ...(signal.observed_at !== undefined && { observed_at: signal.observed_at }),
    sensitive: signal.disclosure === 'sensitive',
    declared: signal.declared !== null,
    inferred: signal.inferred,
    ...(control && { control: { key: signal.key, opt_out: control.opt_out ?? false } }),
    pointers: [...reason.pointers],
  }
}

function reasonText(speech: Speech, facts: Facts, { direction }: ReasonFact, signal: SignalFact): string {
  const { messages } = speech
  const against = direction === 'against'
  const words = fixedWords(speech, signal)
  if (words !== null) return messages[against ? 'reason.against_words' : 'reason.because_of_words']({ words })
  const text = becauseText(speech, signal, titleOf(facts.decision.item))
  if (text !== null) return messages[against ? 'reason.against' : 'reason.because']({ text })
  return messages[against ? 'reason.against_name' : 'reason.because_of']({ name: openName(speech, signal) })
}

/** How many of the reasons the first look shows, and how much of what counted they are. */
export function summaryWords(speech: Speech, facts: Facts): Explanation['summary'] {
  const { shown, total, share_shown } = facts.summary
  return { shown, total, share_shown, text: summaryText(speech, facts) }
}

function summaryText({ messages }: Speech, { summary, signals }: Facts): string {
  const { shown, total, share_shown } = summary
  if (total === 0) return messages[signals.length > 0 ? 'summary.nothing_counted' : 'summary.none']()
  // Where some shares are recorded and some are not, `not_recorded` says how many.
  if (share_shown === null) return messages['summary.unrecorded']({ total })
  if (shown === total) return messages['summary.all']({ total })
  return messages['summary.share']({ shown, total, percent: String(Math.round(share_shown * 100)) })
}
