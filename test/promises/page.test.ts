// P13 and P17 on the page itself: the same facts as the JSON, sensitive evidence closed, hidden values nowhere, and
// no value that becomes markup. The reader of the pages throws at anything a careful template does not write.
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/contract/explanation.js'
import { generateDecisions } from '../generate/decisions.js'
import { contentOf, type Element, elementsOf, readHtml, structureOf, textOf } from '../oracle/html.js'
import { leaks, secretsOf } from '../oracle/secrets.js'
import { languages, show, tell } from '../oracle/told.js'
import { hidesSomething } from '../oracle/visible.js'

describe('P13 same facts everywhere', () => {
  it('says on the page every text of the JSON', () => {
    for (const { decision, catalogue } of generateDecisions(13, 500)) {
      for (const language of languages) {
        const told = tell(decision, catalogue, language)
        const page = textOf(explanationIn(readHtml(show(decision, catalogue, language))))
        const missing = textsOf(told).filter(text => !page.includes(text.replaceAll(/\s+/g, ' ').trim()))
        if (missing.length > 0) expect.fail(JSON.stringify({ missing, page, told, decision, catalogue }))
      }
    }
  })
})

describe('P17 never a leak, on the page', () => {
  it('keeps what tells about sensitive signals in closed details, and shows hidden values nowhere', () => {
    let searched = 0
    for (const { decision, catalogue } of generateDecisions(1121, 1_000)) {
      const { never, closed, sensitiveKeys } = secretsOf(decision, catalogue)
      searched += closed.length
      const html = show(decision, catalogue, 'en')
      const page = readHtml(html)
      const found = [
        ...leaks(html, never),
        ...leaks(contentOf(page, isSensitiveDetails), closed),
        ...leaks(contentOf(explanationIn(page), isSensitiveDetails), sensitiveKeys),
      ]
      if (found.length > 0) expect.fail(`${found} in ${html}, of ${JSON.stringify({ decision, catalogue })}`)
      expect(elementsOf(page, isSensitiveDetails).filter(({ attributes }) => attributes.has('open'))).toEqual(
        [],
      )
    }
    expect(searched).toBeGreaterThan(3_000)
  })

  it('is the same tags and attributes for a hostile decision as for its benign twin', () => {
    const twins = generateDecisions(1122, 1_000, 'benign')
    for (const { decision, catalogue } of generateDecisions(1122, 1_000)) {
      const twin = twins.next().value
      if (!twin) throw new Error('a hostile decision without a twin')
      const page = readHtml(show(decision, catalogue, 'de'))
      const plain = readHtml(show(twin.decision, twin.catalogue, 'de'))
      if (structureOf(page) !== structureOf(plain)) expect.fail(JSON.stringify({ decision, catalogue }))
      expect(hidesSomething(contentOf(page).replaceAll('\n', ' '))).toBe(false)
    }
  })

  it('links to nothing but https addresses and places of its own', () => {
    for (const { decision, catalogue } of generateDecisions(1123, 500)) {
      const page = readHtml(show(decision, catalogue, 'en'))
      const links = elementsOf(page, () => true).flatMap(({ attributes }) =>
        ['href', 'src', 'action', 'formaction'].flatMap(name => attributes.get(name) ?? []),
      )
      expect(
        links.filter(link => !/^(https:\/\/|\/(?!\/)|#|\?|mailto:privacy@shop\.example)/.test(link)),
      ).toEqual([])
    }
  })
})

function explanationIn(page: Element): Element {
  const [found, ...more] = elementsOf(page, ({ attributes }) => attributes.has('data-explanation'))
  if (!found || more.length > 0) throw new Error('a page has one [data-explanation]')
  return found
}

function isSensitiveDetails({ tag, attributes }: Element): boolean {
  return tag === 'details' && attributes.has('data-sensitive')
}

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
