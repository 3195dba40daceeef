// The words around the sentences of a host page's explanation: for the widget's dialog, and for the framed page, which
// says the same.
import type { DialogWords } from '../contract/dialog-words.js'
import type { HostExplanation } from '../contract/host-explanation.js'
import { labels } from './generated/messages.js'
import { shareText, strengthText } from './page/reason-view.js'
import { type Speech, speechIn } from './words/speech.js'

/** The finished words; `notes[i]` is about `reasons[i]`, for as many as the summary says are shown. */
export function wordDialog(explanation: HostExplanation): DialogWords {
  const { locale, ad } = explanation
  const speech = speechIn(locale, { languages: [locale], timeZone: 'UTC' })
  const label = labels[speech.base]
  return {
    notes: notes(speech, explanation),
    ...(ad && ad.parameters.length > 0 && { parameters: label.parameters }),
    ...('data_not_used' in explanation &&
      explanation.data_not_used.length > 0 && { not_used: label.not_used }),
    choices: label.choices,
    whole: label.whole,
  }
}

function notes(speech: Speech, explanation: HostExplanation): string[] {
  if (!('reasons' in explanation)) return []
  const { reasons, summary } = explanation
  return reasons.slice(0, summary.shown).map(reason => {
    const parts = [strengthText(speech, reason), shareText(speech, reason.share), reason.origin.text]
    return parts.filter(part => part !== null).join(' · ')
  })
}
