// A shard in a Durable Object that counts the rows its SQL reads and writes, the way Cloudflare bills them.
import { DurableObject } from 'cloudflare:workers'
import { randomBytes } from 'node:crypto'
import { catalogue } from '../src/contract/catalogue.ts'
import { parseDecision } from '../src/contract/parse-decision.ts'
import { pooled } from '../src/domain/seal/aead.ts'
import { deriveKeys } from '../src/domain/seal/derive-keys.ts'
import { packDecisions, unpackDecisions } from '../src/runtime/packed-decisions.ts'
import { decisionRouter } from '../src/runtime/route-decision.ts'
import { durableDriver } from '../src/runtime/workers/durable-driver.ts'
import { explain } from '../src/shard/explain.ts'
import { record } from '../src/shard/record.ts'
import { retire } from '../src/shard/retire.ts'
import { settle } from '../src/shard/settle.ts'
import { openShard } from '../src/shard/shard.ts'
import { benchCatalogue } from './catalogue.mjs'
import { decisionMaker } from './decisions.mjs'

const BATCH = 100
const NOW = Date.UTC(2026, 0, 1)
const LATER = NOW + 1000 * 86_400_000

export class CountedShard extends DurableObject {
  #rows = { written: 0, read: 0 }
  #batches = []

  constructor(ctx, env) {
    super(ctx, env)
    const keys = deriveKeys(Buffer.alloc(32, 7))
    this.route = decisionRouter(keys)
    const epochs = new Map([[0, Buffer.alloc(32, 9)]])
    const driver = durableDriver(counted(ctx.storage, this.#rows))
    this.shard = openShard(driver, keys, epochs, pooled(randomBytes))
    const first = { version: 1, catalogue: catalogue.parse(benchCatalogue) }
    record(this.shard, { now: NOW, catalogueVersion: 1, catalogue: first, decisions: [] })
  }

  /** Makes decisions without storing them, so that making them is not measured. */
  async prepare({ shape, seed, count }) {
    const next = decisionMaker({ shape, seed })
    this.#batches = Array.from({ length: count / BATCH }, () =>
      unpackDecisions(packDecisions(Array.from({ length: BATCH }, () => this.#routed(next())))),
    )
  }

  async store() {
    return this.#counting(() => {
      for (const decisions of this.#batches) {
        const { outcomes } = record(this.shard, { now: NOW, catalogueVersion: 1, decisions })
        if (outcomes.some(({ status }) => status !== 'accepted'))
          throw new Error('a decision was not accepted')
      }
      settle(this.shard)
    })
  }

  async open() {
    return this.#counting(() => {
      const requests = this.#batches[0].map(({ subjectRef, decisionRef }) => ({
        subjectRef,
        decisionRef,
        mintedAt: LATER,
      }))
      if (explain(this.shard, requests).some(({ outcome }) => outcome !== 'found'))
        throw new Error('a decision was not found')
    })
  }

  async sweep() {
    return this.#counting(() => {
      let after = null
      do after = retire(this.shard, { now: LATER, retentionDays: 1, after, most: 100 }).next
      while (after)
    })
  }

  #routed(sent) {
    const { decision } = parseDecision(sent, { plainLoopback: true, now: Date.now() })
    return this.route(decision)
  }

  #counting(work) {
    const { written, read } = this.#rows
    work()
    const bytes = this.ctx.storage.sql.databaseSize
    return { written: this.#rows.written - written, read: this.#rows.read - read, bytes }
  }
}

/** The storage as the driver sees it, with every statement's rows added up. */
function counted(storage, rows) {
  return {
    transactionSync: work => storage.transactionSync(work),
    sql: {
      exec(...statement) {
        const cursor = storage.sql.exec(...statement)
        const found = cursor.toArray()
        rows.written += cursor.rowsWritten
        rows.read += cursor.rowsRead
        return { toArray: () => found }
      },
    },
  }
}

export default {
  async fetch(request, { SHARD }) {
    const { shape, verb, given } = await request.json()
    return Response.json((await SHARD.get(SHARD.idFromName(shape))[verb](given)) ?? null)
  },
}
