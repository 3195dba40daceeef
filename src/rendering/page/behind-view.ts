// Who is behind it: who paid and on whose behalf, which system and version, whether a person was involved.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { labels } from '../generated/messages.js'
import { sentence } from '../words/sentence.js'
import { localised, type Speech } from '../words/speech.js'
import { textPieces } from './text-pieces.js'
import { told } from './told.js'

/** The advert's parties, the system, what was withheld. */
export function behindView(speech: Speech, explanation: Explanation, facts: Facts) {
  const { ad, withheld } = explanation
  return {
    ad: ad
      ? {
          ...told(ad),
          mark: ad.mark,
          text: textPieces(ad.text, [ad.on_behalf_of?.trim(), ad.paid_by?.trim()]),
          parameters: ad.parameters.map(({ text, domain }) => ({ text, domain: domain ?? null })),
        }
      : null,
    ...systemView(speech, explanation, facts),
    automation: facts.automation === null ? null : speech.messages[`automation.${facts.automation}`](),
    withheld: (withheld ?? []).map(entry => ({
      ...told(entry),
      text: textPieces(entry.text, [entry.what, entry.ground]),
    })),
  }
}

function systemView(speech: Speech, { decision }: Explanation, facts: Facts) {
  const { name, version } = decision.system
  const declared = facts.decision.system.declared
  const option = declared?.non_profiled_option
  return {
    system: {
      text: textPieces(sentence(speech.messages.system({ name, version })), [name, version]),
      summary: declared?.summary ? localised(speech, declared.summary) : null,
    },
    without_profile: option
      ? option.how
        ? localised(speech, option.how)
        : labels[speech.base][option.available ? 'without_profile_some' : 'without_profile_none']
      : null,
  }
}
