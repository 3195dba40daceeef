// P17 on the page itself: sensitive evidence closed, hidden values nowhere, and no value that becomes markup. The
// reader of the pages throws at anything a careful template does not write.
import { describe, expect, it } from 'vitest'
import { renderArticle } from '../../src/rendering/render-page.js'
import { generateDecisions } from '../generate/decisions.js'
import { contentOf, type Element, elementsOf, explanationIn, readHtml, structureOf } from '../oracle/html.js'
import { leaks, secretsOf } from '../oracle/secrets.js'
import { explained, languages, show, worded } from '../oracle/told.js'
import { hidesSomething } from '../oracle/visible.js'

describe('P17 never a leak, on the page', () => {
  it('keeps what tells about sensitive signals in closed details, and shows hidden values nowhere', () => {
    let searched = 0
    for (const { decision, catalogue } of generateDecisions(1121, 500)) {
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
    expect(searched).toBeGreaterThan(1_000)
  })

  it('masks for staff what tells about sensitive signals, and changes no other byte', () => {
    let masked = 0
    for (const { decision, catalogue } of generateDecisions(1124, 500)) {
      const record = explained(decision, catalogue)
      const { never, closed, sensitiveKeys } = secretsOf(decision, catalogue)
      for (const language of languages) {
        const told = worded(record, language)
        const article = renderArticle(told, record, 'masked')
        expect(withoutEvidence(article)).toBe(withoutEvidence(renderArticle(told, record)))
        const found = leaks(article, [...never, ...closed, ...sensitiveKeys])
        if (found.length > 0) expect.fail(`${found} in ${article}`)
        masked += elementsOf(readHtml(article), isSensitiveDetails).length
      }
    }
    expect(masked).toBeGreaterThan(500)
  })

  it('is the same tags and attributes for a hostile decision as for its benign twin', () => {
    const twins = generateDecisions(1122, 500, 'benign')
    for (const { decision, catalogue } of generateDecisions(1122, 500)) {
      const twin = twins.next().value
      if (!twin) throw new Error('a hostile decision without a twin')
      const page = readHtml(show(decision, catalogue, 'de'))
      const plain = readHtml(show(twin.decision, twin.catalogue, 'de'))
      if (structureOf(page) !== structureOf(plain)) expect.fail(JSON.stringify({ decision, catalogue }))
      expect(hidesSomething(contentOf(page).replaceAll('\n', ' '))).toBe(false)
    }
  })

  it('links to nothing but https addresses and places of its own', () => {
    for (const { decision, catalogue } of generateDecisions(1123, 300)) {
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

/** The article with nothing inside closed evidence. */
function withoutEvidence(html: string): string {
  return html.replaceAll(/(<details data-sensitive[^>]*>).*?(<\/details>)/gs, '$1$2')
}

function isSensitiveDetails({ tag, attributes }: Element): boolean {
  return tag === 'details' && attributes.has('data-sensitive')
}
