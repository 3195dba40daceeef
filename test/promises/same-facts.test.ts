// P13: page, JSON, every language and the answer to a host page never differ in a fact.
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/contract/explanation.js'
import { forHostPage } from '../../src/rendering/for-host-page.js'
import { generateDecisions } from '../generate/decisions.js'
import { explanationIn, readHtml, textOf } from '../oracle/html.js'
import { languages, show, tell } from '../oracle/told.js'

type Reason = Explanation['reasons'][number]
type UsedSignal = Explanation['data_used'][number]['signals'][number]

describe('P13 same facts everywhere', () => {
  it('says on the page every text of the JSON', () => {
    for (const { decision, catalogue } of generateDecisions(13, 300)) {
      for (const language of languages) {
        const told = tell(decision, catalogue, language)
        const page = textOf(explanationIn(readHtml(show(decision, catalogue, language))))
        const missing = textsOf(told).filter(text => !page.includes(text.replaceAll(/\s+/g, ' ').trim()))
        if (missing.length > 0) expect.fail(JSON.stringify({ missing, page, told, decision, catalogue }))
      }
    }
  })

  it('tells the same in every language: codes, numbers, values and pointers', () => {
    for (const { decision, catalogue } of generateDecisions(14, 500)) {
      const [english, ...others] = languages.map(language =>
        withoutWords(tell(decision, catalogue, language)),
      )
      for (const other of others) expect(other).toEqual(english)
    }
  })

  it('only leaves out for a host page what tells about sensitive signals', () => {
    for (const { decision, catalogue } of generateDecisions(15, 1_000)) {
      if (decision.kind === 'ad' || decision.kind === 'political_ad') continue
      const told = tell(decision, catalogue, 'en')
      const whole = forHostPage(told)
      if (!('reasons' in whole)) throw new Error('only an advert is told in part')
      const { reasons, data_used, ...answer } = whole
      const { data_used: _, reasons: __, ...rest } = told
      expect(withoutPlaces(answer)).toEqual(withoutPlaces({ ...rest, data_not_used: answer.data_not_used }))
      expect(withoutPlaces(reasons.map(openPart))).toEqual(withoutPlaces(told.reasons.map(openPart)))
      expect(reasons.filter(({ sensitive, key }) => sensitive !== (key === null))).toEqual([])
      const open = told.data_used.flatMap(({ signals }) =>
        signals.filter(signal => !signal.closed).map(declaredPart),
      )
      const openThere = data_used.flatMap(({ signals }) =>
        signals.filter(signal => signal.key !== null).map(declaredPart),
      )
      expect(withoutPlaces(openThere)).toEqual(withoutPlaces(open))
      const closed = data_used.filter(({ signals }) => signals.some(signal => signal.key === null))
      expect(closed.map(({ category }) => category.key)).toEqual(closed.map(() => 'sensitive'))
    }
  })
})

/** What a person must find on the page: everything but numbers, which the page writes in its language. */
function textsOf(told: Explanation): string[] {
  const { headline, method, reasons, summary, data_used, data_not_used, never_used, consent } = told
  const used = data_used.flatMap(({ category, signals }) => [
    category.name,
    ...signals.flatMap(({ name, value, origin, source, purpose, retention }) => [
      name,
      ...[value].flat().filter(each => typeof each === 'string'),
      ...[origin.text, source?.text, purpose?.name, retention?.text],
    ]),
  ])
  const withheld = told.withheld ?? []
  const texts = [
    ...[headline.text, method.text, summary.text, consent.text, consent.basis?.text],
    ...reasons.map(reason => reason.text),
    ...used,
    ...data_not_used.flatMap(({ name, reason }) => [name, reason.text]),
    ...never_used.flatMap(({ name, reason }) => [name, reason.text]),
    ...told.what_if.map(({ text }) => text),
    ...[told.ad?.mark, told.ad?.text, told.ad?.on_behalf_of, told.ad?.paid_by],
    ...(told.ad?.parameters ?? []).flatMap(({ text, domain }) => [text, domain]),
    ...[told.price?.text, told.price?.notice, told.experiment?.text],
    ...withheld.map(({ text }) => text),
    ...told.findings.map(({ text }) => text),
    ...told.not_recorded.map(({ text }) => text),
    ...[told.decision.system.version, told.decision.system.name, told.decision.surface.name],
  ]
  return texts.filter(text => text !== undefined)
}

/** An explanation without its words, which each language has of its own. */
function withoutWords({ locale: _, ...told }: Explanation): unknown {
  const worded = new Set(['text', 'name', 'mark', 'what', 'ground'])
  return JSON.parse(JSON.stringify(told, (name, each) => (worded.has(name) ? undefined : each)))
}

/** Without pointers: those into the catalogue name keys, which a host page must not read. */
function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, each) => (name === 'pointers' ? undefined : each)))
}

/** A reason, or of a sensitive one what a host page may know: whether the moment is among it is not said. */
function openPart({ control, key, observed_at, ...reason }: Reason): unknown {
  return reason.sensitive ? reason : { ...reason, key, control, observed_at }
}

/** A signal, or of an undeclared one all but its source: nobody has said whether that is sensitive. */
function declaredPart({ source, ...signal }: UsedSignal): unknown {
  return signal.origin.code === 'undeclared' ? signal : { ...signal, source }
}
