// An advert: that it is one, on whose behalf, who paid, and by which kinds of data it was chosen (EU DSA art. 26(1)).
import type { Explanation } from '../../contract/explanation.js'
import type { Control, Facts } from '../../domain/explain/facts.js'
import { categoryWords } from './category-words.js'
import { sentence } from './sentence.js'
import type { Speech } from './speech.js'
import { visible } from './visible.js'

type Ad = NonNullable<Explanation['ad']>

/** Undefined where the decision is no advert. */
export function adWords(speech: Speech, { ad, decision }: Facts): Ad | undefined {
  if (!ad) return undefined
  const onBehalfOf = ad.on_behalf_of === null ? null : visible(ad.on_behalf_of)
  const paidBy = ad.paid_by === null ? null : visible(ad.paid_by)
  return {
    mark: speech.messages[decision.kind === 'political_ad' ? 'ad.mark_political' : 'ad.mark'](),
    text: sentence(partiesText(speech, onBehalfOf?.trim() ?? null, paidBy?.trim() ?? null)),
    ...(onBehalfOf !== null && { on_behalf_of: onBehalfOf }),
    ...(paidBy !== null && { paid_by: paidBy }),
    parameters: [
      ...ad.categories.map(({ key, control }) => ({
        text: parameterText(speech, categoryWords(speech, key), control),
      })),
      ...ad.transparency.flatMap(({ domain, codes }) =>
        codes.map(code => ({
          text: parameterText(speech, dsaWords(speech, code), 'dsa'),
          domain: visible(domain),
        })),
      ),
    ],
    pointers: [...ad.pointers],
  }
}

function partiesText({ messages }: Speech, onBehalfOf: string | null, paidBy: string | null): string {
  if (onBehalfOf === null && paidBy === null) return messages['ad.neither']()
  if (onBehalfOf === null) return messages['ad.no_principal']({ paid_by: paidBy ?? '' })
  if (paidBy === null) return messages['ad.no_payer']({ on_behalf_of: onBehalfOf })
  if (onBehalfOf === paidBy) return messages['ad.same']({ name: paidBy })
  return messages['ad.both']({ on_behalf_of: onBehalfOf, paid_by: paidBy })
}

/** What it is, and how to change it or why there is no way to. Of a sensitive kind only that it was one. */
function parameterText({ messages }: Speech, name: string, control: Control | 'dsa' | null): string {
  return control === null
    ? name
    : messages['ad.parameter']({ name, control: messages[`control.${control}`]() })
}

/** IAB Tech Lab, OpenRTB DSA transparency extension, `dsaparams`. */
function dsaWords({ messages }: Speech, code: number): string {
  switch (code) {
    case 1:
      return messages['ad.dsa.profiling']()
    case 2:
      return messages['ad.dsa.basic']()
    case 3:
      return messages['ad.dsa.geolocation']()
    default:
      return messages['ad.dsa.unknown']({ code: String(code) })
  }
}
