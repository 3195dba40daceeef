import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { subjectRef } from '../../src/domain/seal/pseudonym.js'
import { shardOf } from '../../src/runtime/call-shards.js'
import { findInShards } from '../../src/runtime/find-in-shards.js'
import { inTurns } from '../../src/runtime/in-turns.js'
import { find } from '../../src/shard/find.js'
import type { Found, Search, SearchPlace } from '../../src/shard/port.js'
import { ShardsAway } from '../../src/shard/port.js'
import type { Shard } from '../../src/shard/shard.js'
import { writeRun } from '../../src/shard/write-run.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll, secret } from '../shard/open-test-shard.js'

const keys = deriveKeys(secret)
const SHARDS = 3

/** Shards behind calls, as the runtime has them; those named are away. */
function routingOver(shards: readonly Shard[], away: readonly number[] = [], steps = 400) {
  const failures: unknown[] = []
  return {
    failures,
    keys,
    onFailure: (error: unknown) => failures.push(error),
    shards: shards.map((shard, at) => ({
      find: async (request: Parameters<typeof find>[1]) => {
        if (away.includes(at)) throw new Error('away')
        return inTurns(find(shard, request, steps), async () => {})
      },
    })),
  }
}

async function pages(
  routing: ReturnType<typeof routingOver>,
  search: Omit<Search, 'after'>,
): Promise<SearchPlace[]> {
  const all: SearchPlace[] = []
  let after: SearchPlace | null = null
  for (let page = 0; page < 500; page++) {
    const found: Found = await findInShards(routing, { ...search, after })
    expect(found.hits.length).toBeLessThanOrEqual(search.most)
    all.push(...found.hits)
    if (!found.next) return all
    after = found.next
  }
  throw new Error('a search that never ends')
}

describe('findInShards', () => {
  it('gives, page by page, one list of all shards, also where each answers only a little', async () => {
    const decision = fc.record({ person: fc.nat(20), id: fc.nat(200), minute: fc.nat(6) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(decision, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(3),
        fc.integer({ min: 1, max: 8 }),
        async (list, most, steps, run) => {
          const shards = Array.from({ length: SHARDS }, () => openTestShard().shard)
          for (const { person, id, minute } of list) {
            const one = aDecision({
              id: `d-${id}`,
              subject: `customer-${person}`,
              occurred_at: new Date(NOW + minute * 60_000).toISOString(),
            })
            const shard = shards[shardOf(subjectRef(keys, one.subject), SHARDS)]
            if (shard) recordAll(shard, [one])
          }
          for (const shard of shards) while (writeRun(shard, { least: 1, most: run }));
          const all = shards.flatMap((shard, at) =>
            shard.driver
              .all('SELECT no, occurred_at FROM decision')
              .map(row => ({ no: Number(row.no), occurredAt: Number(row.occurred_at), shard: at })),
          )
          all.sort(
            (one, other) => other.occurredAt - one.occurredAt || one.shard - other.shard || other.no - one.no,
          )
          expect(await pages(routingOver(shards, [], steps), { most })).toEqual(all)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('asks only the shard of a person, and says where that is away', async () => {
    const shards = Array.from({ length: SHARDS }, () => openTestShard().shard)
    const subject = 'customer-1'
    const home = shardOf(subjectRef(keys, subject), SHARDS)
    const shard = shards[home]
    if (shard) recordAll(shard, [aDecision({ subject })])
    const others = [0, 1, 2].filter(at => at !== home)
    const search = { subject, most: 5, after: null }
    expect(await findInShards(routingOver(shards, others), search)).toMatchObject({
      hits: [{ shard: home }],
      missing: 0,
    })
    await expect(findInShards(routingOver(shards, [home]), search)).rejects.toThrow(ShardsAway)
  })

  it('counts the shards that are away, and gives what the others hold', async () => {
    const shards = Array.from({ length: SHARDS }, () => openTestShard().shard)
    for (const shard of shards) recordAll(shard, [aDecision()])
    const routing = routingOver(shards, [1])
    const { hits, missing, next } = await findInShards(routing, { most: 5, after: null })
    expect({ shards: hits.map(({ shard }) => shard), missing, next }).toEqual({
      shards: [0, 2],
      missing: 1,
      next: null,
    })
    expect(routing.failures).toHaveLength(1)
    await expect(findInShards(routingOver(shards, [0, 1, 2]), { most: 5, after: null })).rejects.toThrow(
      ShardsAway,
    )
  })
})
