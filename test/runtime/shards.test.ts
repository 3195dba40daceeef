import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { subjectRef } from '../../src/domain/seal/pseudonym.js'
import { shardOf } from '../../src/runtime/call-shards.js'
import type { ShardCalls } from '../../src/runtime/shard-calls.js'
import { createShards } from '../../src/runtime/shards.js'
import { Overloaded } from '../../src/shard/port.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { callsOver } from '../shard/calls-over.js'
import { declared, NOW, openTestShard, secret } from '../shard/open-test-shard.js'

const keys = deriveKeys(secret)

/** Four real shards behind one port; `broken` replaces calls of one of them. */
function open(broken: { readonly at: number; readonly calls: Partial<ShardCalls> } | null = null, count = 4) {
  const failures: unknown[] = []
  const opened = Array.from({ length: count }, () => openTestShard().shard)
  const calls = opened.map(
    (shard, at): ShardCalls => ({
      ...callsOver(shard, error => failures.push(error)),
      ...(broken?.at === at ? broken.calls : {}),
    }),
  )
  const [first, ...others] = calls
  if (!first) throw new Error('no shard')
  let now = NOW
  const registry = {
    authenticate: async () => null,
    createKey: async () => Promise.reject(new Error('not here')),
    listKeys: async () => [],
    revokeKey: async () => false,
    publishCatalogue: async () => Promise.reject(new Error('not here')),
    currentCatalogue: async () => declared,
    catalogueState: async () => ({ inForce: declared, warnings: [], history: [] }),
    catalogue: async () => declared,
  }
  const shards = createShards({
    shards: [first, ...others],
    keys,
    registry,
    lookups: {
      perHour: 600,
      reserve: async () => ({ answer: 'granted' }) as const,
      giveBack: async () => {},
    },
    now: () => now,
    onFailure: error => failures.push(error),
  })
  return { shards, opened, failures, tick: (ms: number) => (now += ms) }
}

const slate = Array.from({ length: 60 }, (_, at) =>
  aDecision({ id: `d-${at}`, subject: `customer-${at % 30}` }),
)
const placeOf = (subject: string) => shardOf(subjectRef(keys, subject), 4)
const send = (shards: ReturnType<typeof open>['shards']) => shards.record(slate, { links: true, bytes: 1000 })

describe('createShards', () => {
  it('stores each person in the shard of their hash, and answers in the order sent', async () => {
    const { shards, opened } = open()
    const outcomes = await send(shards)
    expect(outcomes.every(outcome => outcome.status === 'accepted')).toBe(true)
    const stored = opened.map(shard => shard.driver.all('SELECT count(*) AS n FROM person')[0]?.n)
    const persons = [...new Set(slate.map(decision => decision.subject))]
    expect(stored).toEqual([0, 1, 2, 3].map(at => persons.filter(subject => placeOf(subject) === at).length))
    const tokens = outcomes.map(outcome => ('token' in outcome ? outcome.token : null) ?? '')
    const found = await shards.explain([...tokens].reverse())
    expect(found.map(one => (one.outcome === 'found' ? one.record.facts.decision.id : null))).toEqual(
      slate.map(one => one.id).reverse(),
    )
  })

  it('refuses a record over 64 KiB, at no cost to its neighbours', async () => {
    const { shards } = open()
    const signals = Array.from({ length: 200 }, () => aSignal({ value: 'x'.repeat(400) }))
    const sent = [aDecision({ id: 'a' }), aDecision({ id: 'large', signals }), aDecision({ id: 'b' })]
    const outcomes = await shards.record(sent, { links: false, bytes: 1000 })
    expect(outcomes.map(outcome => outcome.status)).toEqual(['accepted', 'invalid', 'accepted'])
    expect(outcomes[1]).toMatchObject({ errors: [{ pointer: '' }] })
  })

  it('makes the items of a shard that fails unavailable and no others', async () => {
    const { shards, failures } = open({ at: 2, calls: { record: () => Promise.reject(new Error('gone')) } })
    const outcomes = await send(shards)
    expect(outcomes.map(outcome => outcome.status)).toEqual(
      slate.map(one => (placeOf(one.subject) === 2 ? 'unavailable' : 'accepted')),
    )
    expect(failures.length).toBe(1)
  })

  it('answers unavailable for the links of a shard that fails, and the others as ever', async () => {
    const failing = { at: 1, calls: { explain: () => Promise.reject(new Error('gone')) } }
    const { shards } = open(failing)
    const tokens = (await send(shards)).map(outcome => ('token' in outcome ? outcome.token : null) ?? '')
    const answers = await shards.explain(tokens)
    expect(answers.map(answer => answer.outcome)).toEqual(
      slate.map(one => (placeOf(one.subject) === 1 ? 'unavailable' : 'found')),
    )
  })

  it('refuses the whole request only where one shard holds all of it', async () => {
    const calls = { record: () => Promise.reject(new Overloaded(1)) }
    await expect(send(open({ at: 0, calls }, 1).shards)).rejects.toBeInstanceOf(Overloaded)
    const outcomes = await send(open({ at: 0, calls }).shards)
    expect(new Set(outcomes.map(outcome => outcome.status))).toEqual(new Set(['accepted', 'unavailable']))
  })

  it('looks at the newest decisions of all shards, and says when one of them is missing', async () => {
    const whole = open()
    await send(whole.shards)
    const all = await whole.shards.seen()
    expect(all).toMatchObject({ shards: { asked: 4, answered: 4 }, partial: false, decisions: 60 })
    expect(all.signals).toMatchObject([{ key: 'browsing.viewed_products', count: 60 }])

    const { shards, failures } = open({ at: 2, calls: { seen: () => Promise.reject(new Error('gone')) } })
    await send(shards)
    const there = slate.filter(decision => placeOf(decision.subject) !== 2).length
    expect(await shards.seen()).toMatchObject({
      shards: { asked: 4, answered: 3 },
      partial: true,
      decisions: there,
    })
    expect(failures).toHaveLength(1)
  })

  it('says of links without a record whether it may still come', async () => {
    const { shards, tick } = open()
    const { token } = shards.mintLink({ subject: 'customer-1', decisionId: 'later', purpose: 'view' })
    const outcome = async (one: string) => (await shards.explain([one]))[0]?.outcome
    expect(await outcome(token)).toBe('record-pending')
    tick(86_400_000 - 1)
    expect(await outcome(token)).toBe('record-pending')
    tick(1)
    expect(await outcome(token)).toBe('record-gone')
  })

  it('opens no link past its time, none for another purpose, none of another deployment', async () => {
    const { shards, tick } = open()
    await send(shards)
    const target = { subject: 'customer-0', decisionId: 'd-0' }
    const short = shards.mintLink({ ...target, purpose: 'view', ttlSeconds: 60 })
    const manage = shards.mintLink({ ...target, purpose: 'manage' })
    expect(manage.expiresAt).toBe(NOW + 1_800_000)
    const outcomes = async () =>
      (await shards.explain([short.token, manage.token, randomBytes(62).toString('base64url')])).map(
        one => one.outcome,
      )
    expect(await outcomes()).toEqual(['found', 'link-invalid', 'link-invalid'])
    tick(59_999)
    expect((await outcomes())[0]).toBe('found')
    tick(1)
    expect(await outcomes()).toEqual(['link-expired', 'link-invalid', 'link-invalid'])
  })
})
