// 10,000 generated decisions through the whole service: over every kind, with hostile strings in every field, in every
// encoding that a producer may use. Each is accepted, stored, found again by its link and explained.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import { explanation } from '../../src/contract/explanation.js'
import type { BatchResult, ItemResult } from '../../src/contract/ingestion.js'
import { generateDecisions, RECEIVED_AT } from '../generate/decisions.js'
import { type NodeTestService, startServiceOnNode } from '../service-on-node.js'

const COUNT = 10_000

type Encoding = (decisions: readonly Decision[]) => {
  readonly type: string
  readonly body: string
  readonly gzip: boolean
}

const encodings: readonly Encoding[] = [
  decisions => ({ type: 'application/json', body: JSON.stringify({ decisions }), gzip: false }),
  decisions => ({ type: 'application/json', body: JSON.stringify({ decisions }, null, 2), gzip: true }),
  decisions => ({
    type: 'application/x-ndjson',
    body: decisions.map(one => JSON.stringify(one)).join('\n'),
    gzip: false,
  }),
  decisions => ({
    type: 'application/x-ndjson',
    body: `${decisions.map(one => JSON.stringify(one)).join('\r\n')}\r\n\r\n`,
    gzip: true,
  }),
  // Escaped to ASCII: the same text, other bytes.
  decisions => ({ type: 'application/json', body: escaped(JSON.stringify({ decisions })), gzip: false }),
]

let service: NodeTestService
beforeAll(async () => {
  service = await startServiceOnNode({ now: () => RECEIVED_AT })
})
afterAll(() => service.close())

async function send(decisions: readonly Decision[], at: number): Promise<ItemResult[]> {
  const [only] = decisions
  const encoding = encodings[at % encodings.length]
  if (!encoding || !only) throw new Error('nothing to send')
  const { type, body, gzip } =
    decisions.length === 1
      ? { type: 'application/json', body: JSON.stringify(only), gzip: false }
      : encoding(decisions)
  const answer = await service.request('/v1/decisions', {
    method: 'POST',
    headers: { ...service.as('producer'), 'content-type': type, ...(gzip && { 'content-encoding': 'gzip' }) },
    body: gzip ? new Uint8Array(gzipSync(body)) : body,
  })
  if (decisions.length === 1) {
    expect(answer.status).toBe(201)
    return [(await answer.json()) as ItemResult] // the contract's answer to one decision
  }
  expect(answer.status).toBe(200)
  const result = (await answer.json()) as BatchResult // the contract's answer to a batch
  expect(result).toMatchObject({ accepted: decisions.length, duplicate: 0, rejected: 0, complete: true })
  return result.items
}

describe('ten thousand decisions', () => {
  it('are accepted in every encoding and explained to whoever holds the link', {
    timeout: 240_000,
  }, async () => {
    let sent = 0
    let explained = 0
    for (const { decisions, catalogue } of batches()) {
      await publish(catalogue)
      const items = await send(decisions, sent)
      sent += 1
      expect(items.map(item => item.id)).toEqual(decisions.map(decision => decision.id))
      for (const [at, item] of items.entries()) {
        const path = new URL(item.why_url ?? '').pathname
        const answer = await service.request(`${path}?lang=${at % 2 ? 'de' : 'en'}`, {
          headers: { accept: 'application/json' },
        })
        expect(answer.status).toBe(200)
        const told = explanation.parse(await answer.json())
        expect(told.decision.id).toBe(decisions[at]?.id)
        expect(told.data_used.flatMap(group => group.signals).length).toBe(decisions[at]?.signals.length)
        explained += 1
        if (explained % 20 === 0) expect((await service.request(path)).status).toBe(200)
      }
    }
    expect(explained).toBe(COUNT)
  })
})

/** Decisions in the order made, in requests of one to some hundreds, each under the catalogue that is in force. */
function* batches(): Generator<{
  readonly decisions: readonly Decision[]
  readonly catalogue: CatalogueVersion
}> {
  const sizes = [1, 13, 120, 2, 40]
  const byCatalogue = new Map<CatalogueVersion, Decision[]>()
  for (const { decision, catalogue } of generateDecisions(7, COUNT)) {
    const group = byCatalogue.get(catalogue)
    if (group) group.push(decision)
    else byCatalogue.set(catalogue, [decision])
  }
  let at = 0
  // What is sent before the first catalogue must be sent first: version 0 does not come back.
  const groups = [...byCatalogue].sort(([one], [other]) => one.version - other.version)
  for (const [catalogue, decisions] of groups) {
    for (let from = 0; from < decisions.length; ) {
      const batch = decisions.slice(from, from + (sizes[at++ % sizes.length] ?? 1))
      from += batch.length
      yield { catalogue, decisions: batch }
    }
  }
}

const published = new Set<CatalogueVersion>()

async function publish(catalogue: CatalogueVersion): Promise<void> {
  if (!catalogue.catalogue || published.has(catalogue)) return
  published.add(catalogue)
  const answer = await service.request('/v1/catalogue', {
    method: 'PUT',
    headers: { ...service.as('admin'), 'content-type': 'application/json' },
    body: JSON.stringify(catalogue.catalogue),
  })
  expect(answer.status).toBe(201)
}

function escaped(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
