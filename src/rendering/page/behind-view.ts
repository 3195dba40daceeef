// Who is behind it: who paid and on whose behalf, which system and version, whether a person was involved.
import type { LocalisedText } from '../../contract/catalogue.js'
import type { DecisionKind } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import { pointerTo } from '../../contract/field-error.js'
import type { Facts } from '../../domain/explain/facts.js'
import { systemUrl } from '../about/system-url.js'
import { labels } from '../generated/messages.js'
import { sentence } from '../words/sentence.js'
import { localised, type Speech } from '../words/speech.js'
import { nameValue } from './name-value.js'
import { ownHref } from './safe-href.js'
import { alone, declaredValue, type TextPiece, textPieces } from './text-pieces.js'
import { told } from './told.js'

/** Kinds of which the organisation should say what counts most, and offer a version without a profile (DSA art. 27, 38). */
const RECOMMENDS: ReadonlySet<DecisionKind> = new Set(['recommendation', 'ranking', 'content'])

/** The advert's parties, the system, what was withheld. */
export function behindView(speech: Speech, explanation: Explanation, facts: Facts) {
  const { ad, withheld } = explanation
  return {
    ad: ad
      ? {
          ...told(ad),
          mark: ad.mark,
          text: textPieces(ad.text, [ad.on_behalf_of?.trim(), ad.paid_by?.trim()]),
          parameters: ad.parameters.map(({ text, domain }, i) => ({
            text,
            domain: domain ?? null,
            // The kinds of data stand first, in the order of the facts.
            opt_out: ['all', 'some'].includes(facts.ad?.categories[i]?.control ?? ''),
          })),
        }
      : null,
    ...systemView(speech, explanation, facts),
    main_parameters: mainParameters(speech, facts),
    without_profile: withoutProfile(speech, facts),
    automation: facts.automation === null ? null : speech.messages[`automation.${facts.automation}`](),
    withheld: (withheld ?? []).map(entry => ({
      ...told(entry),
      text: textPieces(entry.text, [entry.what, entry.ground]),
    })),
  }
}

function systemView(speech: Speech, { decision }: Explanation, facts: Facts) {
  const { name, version } = decision.system
  const { declared } = facts.decision.system
  return {
    system: {
      text: textPieces(sentence(speech.messages.system({ name, version })), [
        declaredValue(speech, name, declared?.name),
        version,
      ]),
      summary: declared?.summary ? declaredAlone(speech, declared.summary) : null,
      account: declared ? { href: ownHref(systemUrl('', decision.system.id), speech.language) } : null,
    },
  }
}

function mainParameters(speech: Speech, { mainParameters: parameters, decision }: Facts) {
  const unknown = parameters.length === 0 && RECOMMENDS.has(decision.kind)
  return {
    list: parameters.map(parameter => ({
      name: alone(nameValue(speech, parameter)),
      why: parameter.why
        ? alone(declaredValue(speech, sentence(localised(speech, parameter.why)), parameter.why))
        : null,
      control: parameter.control && speech.messages[`control.${parameter.control}`](),
      pointers: parameter.pointers.join(' '),
    })),
    unknown: unknown ? labels[speech.base].main_parameters_unknown : null,
    pointers: declaredAt(decision.system.id, 'main_parameters'),
  }
}

function withoutProfile(speech: Speech, { decision }: Facts) {
  const option = decision.system.declared?.non_profiled_option
  if (!option && !RECOMMENDS.has(decision.kind)) return null
  return {
    text: option?.how
      ? declaredAlone(speech, option.how)
      : alone(withoutProfileLabel(speech, option?.available)),
    pointers: declaredAt(decision.system.id, 'non_profiled_option'),
  }
}

function withoutProfileLabel({ base }: Speech, available: boolean | undefined): string {
  if (available === undefined) return labels[base].without_profile_unknown
  return labels[base][available ? 'without_profile_some' : 'without_profile_none']
}

function declaredAlone(speech: Speech, text: LocalisedText): TextPiece {
  return alone(declaredValue(speech, localised(speech, text), text))
}

/** Where the organisation says it, or would. */
function declaredAt(system: string, field: string): string {
  return `catalogue:${pointerTo(['systems', system, field])}`
}
