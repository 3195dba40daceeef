// Answers to customers as plain text, to be pasted into whatever ticket system is in use. What they say of a decision is
// quoted from the explanation that the customer can read, in the customer's language; nothing sensitive is named.
import type { Explanation } from '../../../contract/explanation.js'
import { type Language, type Messages, messages } from '../../generated/staff-answer-messages.js'
import { direction } from '../../page/direction.js'
import { formatDate } from '../../words/formatters.js'
import { interfaceLanguageOf } from '../../words/speech.js'

export const answerKinds = [
  'why',
  'not_used',
  'switch_off',
  'finding',
  'sensitive',
  'ad',
  'price',
  'consent',
  'decided',
  'unknown',
] as const
export type AnswerKind = (typeof answerKinds)[number]

export type AnswerSource = {
  readonly explanation: Explanation
  readonly timeZone: string
  /** Whose answer it is; null before the first catalogue. */
  readonly organisation: { readonly name: string; readonly contact: string } | null
  /** What stands for sensitive data, in the same language. */
  readonly sensitiveWords: string
}

/** The answers that this decision gives rise to, in the order of `answerKinds`. */
export function answerTexts(source: AnswerSource): { readonly kind: AnswerKind; readonly text: string }[] {
  const say = messages[languageOf(source.explanation.locale)]
  return answerKinds.flatMap(kind => {
    const body = bodies[kind](say, source)
    return body ? [{ kind, text: letter(say, source, body) }] : []
  })
}

type Body = readonly (string | readonly string[])[]
type Asked = { readonly item: string; readonly date: string }

/** Kind → paragraphs and lists; null where the decision gives no reason for such an answer. */
const bodies: Record<AnswerKind, (say: Messages, source: AnswerSource) => Body | null> = {
  why(say, source) {
    const { headline, reasons, summary } = source.explanation
    const shown = reasons.slice(0, summary.shown)
    const list =
      shown.length > 0 ? [say['why.reasons']({ count: shown.length }), texts(shown), summary.text] : []
    return [say['why.asked'](asked(source)), headline.text, ...list, say.page()]
  },
  not_used(say, source) {
    const { data_not_used, never_used } = source.explanation
    if (data_not_used.length + never_used.length === 0) return null
    return [
      say['not_used.asked'](asked(source)),
      ...(data_not_used.length > 0 ? [say['not_used.left_out'](), leftOut(data_not_used)] : []),
      ...(never_used.length > 0 ? [say['not_used.never'](), leftOut(never_used)] : []),
      say.page(),
    ]
  },
  switch_off(say, source) {
    const names = switchable(source.explanation)
    if (names.length === 0) return null
    return [say['switch_off.asked'](asked(source)), names, say['switch_off.how']()]
  },
  finding(say, source) {
    const { findings } = source.explanation
    if (findings.length === 0) return null
    const contact = source.organisation?.contact
    return [
      say['finding.asked'](asked(source)),
      texts(findings),
      ...(contact === undefined ? [] : [say['finding.contact']({ contact })]),
    ]
  },
  sensitive(say, source) {
    if (!source.explanation.reasons.some(({ sensitive }) => sensitive)) return null
    const words = source.sensitiveWords
    return [say['sensitive.asked']({ ...asked(source), words }), say['sensitive.not_here'](), say.page()]
  },
  ad(say, source) {
    const { ad } = source.explanation
    return ad ? [say['ad.asked'](asked(source)), ad.text, texts(ad.parameters), say.page()] : null
  },
  price(say, source) {
    const { price } = source.explanation
    if (!price) return null
    return [
      say['price.asked'](asked(source)),
      price.text,
      ...(price.notice ? [price.notice] : []),
      say.page(),
    ]
  },
  consent: (say, source) => [
    say['consent.asked'](asked(source)),
    source.explanation.consent.text,
    say.page(),
  ],
  decided(say, source) {
    const { decision, method, locale } = source.explanation
    const system = apart(decision.system.name, locale)
    return [say['decided.asked'](asked(source)), say['decided.system']({ system }), method.text, say.page()]
  },
  unknown(say, source) {
    const { not_recorded } = source.explanation
    if (not_recorded.length === 0) return null
    return [say['unknown.asked'](asked(source)), texts(not_recorded), say.page()]
  },
}

function asked({ explanation: { decision, locale }, timeZone }: AnswerSource): Asked {
  const { item, occurred_at } = decision
  return {
    item: apart(item.title?.trim() || item.id, locale),
    date: formatDate(locale, timeZone, occurred_at) ?? occurred_at,
  }
}

/** A name in another writing direction must not take the number beside it along. Plain text has signs alone for that. */
function apart(name: string, locale: string): string {
  return direction(locale) === 'rtl' ? `\u2068${name}\u2069` : name
}

function texts(said: readonly { readonly text: string }[]): string[] {
  return said.map(({ text }) => text)
}

function leftOut(list: Explanation['data_not_used'] | Explanation['never_used']): string[] {
  return list.map(({ name, reason }) => `${name}. ${reason.text}`)
}

/** Names of what counted and can be switched off. What is sensitive is not named in a message. */
function switchable({ reasons, data_used }: Explanation): string[] {
  const names = new Map(
    data_used.flatMap(({ signals }) => signals.map(({ key, name }) => [key, name] as const)),
  )
  const told = reasons.filter(({ control, sensitive }) => control?.opt_out === true && !sensitive)
  return [...new Set(told.flatMap(({ key }) => (key === null ? [] : [names.get(key) ?? key])))]
}

function letter(say: Messages, { organisation }: AnswerSource, body: Body): string {
  const parts = body.map(part => (typeof part === 'string' ? part : part.map(line => `– ${line}`).join('\n')))
  const signed = organisation ? [organisation.name] : []
  return [say.greeting(), ...parts.filter(part => part !== ''), ...signed].join('\n\n')
}

function languageOf(locale: string): Language {
  return interfaceLanguageOf(locale) ?? 'en'
}
