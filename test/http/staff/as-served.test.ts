// "As the customer saw it" is the very article that the customer was served: byte for byte for the privacy team, and for
// support with one fixed sentence in place of closed evidence. Held for generated decisions under three catalogue
// versions, in every language, through the service itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResult } from '../../../src/contract/ingestion.js'
import { interfaceLanguages } from '../../../src/contract/languages.js'
import { messages } from '../../../src/rendering/generated/messages.js'
import { interfaceLanguageOf } from '../../../src/rendering/words/speech.js'
import { generateDecisions, RECEIVED_AT, type Sent } from '../../generate/decisions.js'
import { startService, type TestService } from '../../service.js'
import { jsonBody, read } from '../send.js'
import { type SignedIn, signInAs } from './sign-in-as.js'

const DECISIONS = 500
const VERSIONS = 3
/** Requests under way at the same moment. */
const AT_ONCE = 8

type Served = { readonly link: string; readonly address: string; readonly language: string }

let service: TestService
let support: SignedIn
let privacy: SignedIn
const served: Served[] = []

beforeAll(async () => {
  service = await startService({
    now: () => RECEIVED_AT,
    environment: { WHEREFORE_LOOKUPS_PER_HOUR: '100000' },
  })
  for (const [version, group] of byVersion().entries()) {
    const catalogue = group[0]?.catalogue.catalogue
    const published = await service.request('/v1/catalogue', jsonBody(service, 'admin', catalogue, 'PUT'))
    expect((await read<{ version: number }>(published)).version).toBe(version + 1)
    const batch = { decisions: group.map(({ decision }) => decision) }
    const answer = await service.request('/v1/decisions', jsonBody(service, 'producer', batch))
    const { accepted, items } = await read<BatchResult>(answer)
    expect(accepted).toBe(group.length)
    for (const [at, { decision }] of group.entries()) {
      const headers = {
        ...service.as('support'),
        'wherefore-subject': encodeURIComponent(decision.subject),
        'wherefore-reason': 'ticket%204711',
      }
      const looked = await service.request(`/v1/decisions/${decision.id}`, { headers })
      expect(looked.status).toBe(200)
      const { address } = await read<{ address: string }>(looked)
      const language = interfaceLanguages[at % interfaceLanguages.length] ?? 'en'
      served.push({ link: new URL(items[at]?.why_url ?? '').pathname, address, language })
    }
  }
  ;[support, privacy] = await Promise.all([signInAs(service, 'support'), signInAs(service, 'privacy')])
  for (const staff of [support, privacy]) await staff.post('/staff/reason', { reason: 'ticket 4711' })
}, 300_000)
afterAll(() => service.close())

describe('as the customer saw it', () => {
  it('is the customer’s article for privacy, and for support all of it but closed evidence', async () => {
    const languages = new Set<string>()
    let masked = 0
    const waiting = served.flatMap(one => [
      { ...one, query: '' },
      { ...one, query: `?lang=${one.language}` },
    ])
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { link, address, query } = next
        const theirs = articleOf(await (await service.request(`${link}${query}`)).text())
        const ours = articleOf(await (await support.get(`/staff/decisions/${address}${query}`)).text())
        const language = /^<article data-explanation lang="([\w-]+)"/.exec(theirs)?.[1] ?? ''
        languages.add(language)
        expect(ours).toBe(withFixedSentence(theirs, language))
        if (ours !== theirs) masked += 1
        if (query === '') continue
        const whole = await privacy.post(`/staff/decisions/${address}`, { lang: next.language })
        expect(articleOf(await whole.text())).toBe(theirs)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    expect([...languages].map(interfaceLanguageOf).sort()).toEqual(
      expect.arrayContaining([...interfaceLanguages].sort()),
    )
    expect(masked).toBeGreaterThan(DECISIONS / 4)
  }, 300_000)
})

/** The generated decisions in as many groups as there are versions, each under one catalogue. */
function byVersion(): Sent[][] {
  const all = [...generateDecisions(7_007, DECISIONS)]
  // Catalogues differ from each other, and the first of them is none.
  const catalogues = [1, 2, 3].map(at => all[at]?.catalogue).filter(one => one !== undefined)
  return catalogues.slice(0, VERSIONS).map((catalogue, version) =>
    all
      .filter((_, at) => at % VERSIONS === version)
      .map(({ decision }) => ({
        catalogue,
        // All are received at one moment, and nobody's decisions share an id.
        decision,
      })),
  )
}

function articleOf(page: string): string {
  const [start, end] = [page.indexOf('<article data-explanation'), page.indexOf('</article>')]
  if (start < 0 || end < 0) throw new Error(`no article in ${page.slice(0, 2_000)}`)
  return page.slice(start, end + '</article>'.length)
}

/** The article with closed evidence replaced, as support may read it. */
function withFixedSentence(article: string, language: string): string {
  const sentence = messages[interfaceLanguageOf(language) ?? 'en']['evidence.masked']()
  return article.replaceAll(
    /(<details data-sensitive[^>]*>\n<summary class="named">[^<]*<\/summary>\n).*?(<\/details>)/gs,
    (_, before: string, after: string) => `${before}<p>${sentence}</p>\n${after}`,
  )
}
