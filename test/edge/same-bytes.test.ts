// P5 across runtimes: the same decisions under the same keys, catalogues and clock give the same bytes on Node and in
// workerd. Only the commitment may differ: it covers a random salt. Addresses are the same because the links are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import type { BatchResult } from '../../src/contract/ingestion.js'
import { interfaceLanguages } from '../../src/contract/languages.js'
import { aDecision } from '../builders/decision.js'
import { TEST_SETTINGS } from '../fixtures/start-workerd.js'
import { generateDecisions, RECEIVED_AT } from '../generate/decisions.js'
import { jsonBody } from '../http/send.js'
import { explanationIn, readHtml } from '../oracle/html.js'
import { sharedWorkerd, type TestService } from '../service.js'
import { startServiceInWorkerd } from '../service-in-workerd.js'
import { startServiceOnNode } from '../service-on-node.js'

const DECISIONS = 2_000
const BATCH = 50
/** Requests under way at the same moment. */
const AT_ONCE = 8

let node: TestService
let workerd: TestService
/** The paths of the links that both gave. */
const paths: string[] = []

beforeAll(async () => {
  const now = () => RECEIVED_AT
  node = await startServiceOnNode({ environment: TEST_SETTINGS, now })
  workerd = await startServiceInWorkerd(await sharedWorkerd(), { now })
})
afterAll(async () => {
  await node.close()
  await workerd.close()
})

describe('Node and workerd', () => {
  it('take the same decisions with the same answers, links included', async () => {
    for (const [catalogue, decisions] of byCatalogue()) {
      if (catalogue.catalogue) {
        const published = await both('/v1/catalogue', service =>
          jsonBody(service, 'admin', catalogue.catalogue, 'PUT'),
        )
        expect(JSON.parse(published)).toMatchObject({ version: expect.any(Number) })
      }
      for (let at = 0; at < decisions.length; at += BATCH) {
        const batch = { decisions: decisions.slice(at, at + BATCH) }
        const answer = await both('/v1/decisions', service => jsonBody(service, 'producer', batch))
        const { items }: BatchResult = JSON.parse(answer)
        paths.push(...items.flatMap(item => (item.why_url ? [new URL(item.why_url).pathname] : [])))
      }
    }
    expect(paths).toHaveLength(DECISIONS)
  })

  it('explain them with the same bytes, as JSON and as a page, in each language', async () => {
    const asked = paths.flatMap(path => interfaceLanguages.map(language => `${path}?lang=${language}`))
    let compared = 0
    const worker = async () => {
      for (let path = asked.pop(); path !== undefined; path = asked.pop()) {
        for (const accept of ['application/json', 'text/html']) {
          const told = await both(path, () => ({ headers: { accept } }))
          if (accept === 'text/html' && compared % 100 === 0) explanationIn(readHtml(told))
          compared += 1
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    expect(compared).toBe(DECISIONS * interfaceLanguages.length * 2)
  }, 300_000)

  it('write an amount in every currency the same way', async () => {
    const decisions = ['XXX', ...Intl.supportedValuesOf('currency')].map(currency =>
      aDecision({ id: `price-${currency}`, kind: 'price', price: { amount: '-1234.5', currency } }),
    )
    const answer = await both('/v1/decisions', service => jsonBody(service, 'producer', { decisions }))
    const { items, accepted }: BatchResult = JSON.parse(answer)
    expect(accepted).toBe(decisions.length)
    for (const { why_url } of items) {
      for (const language of interfaceLanguages) {
        await both(`${new URL(why_url ?? '').pathname}?lang=${language}`, () => ({
          headers: { accept: 'application/json' },
        }))
      }
    }
  })
})

/** The answer that both give to the same request, with its commitment cut out. */
async function both(path: string, initOf: (service: TestService) => RequestInit): Promise<string> {
  const [one, other] = await Promise.all([
    told(node, path, initOf(node)),
    told(workerd, path, initOf(workerd)),
  ])
  if (one !== other) expect(aroundDifference(other, one)).toEqual(aroundDifference(one, other))
  return one
}

/** What stands where a text begins to differ from another: the whole is too long to be read. */
function aroundDifference(text: string, other: string): string {
  let at = 0
  while (text[at] === other[at]) at += 1
  return text.slice(Math.max(0, at - 80), at + 80)
}

async function told(service: TestService, path: string, init: RequestInit): Promise<string> {
  const answer = await service.request(path, init)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return text.replace(/\b[0-9a-f]{64}\b/g, 'COMMITMENT')
}

/** The decisions by catalogue, in the order of versions: one that is replaced does not come back. */
function byCatalogue(): [CatalogueVersion, Decision[]][] {
  const groups = new Map<CatalogueVersion, Decision[]>()
  for (const { decision, catalogue } of generateDecisions(3_001, DECISIONS)) {
    const group = groups.get(catalogue)
    if (group) group.push(decision)
    else groups.set(catalogue, [decision])
  }
  return [...groups].sort(([one], [other]) => one.version - other.version)
}
