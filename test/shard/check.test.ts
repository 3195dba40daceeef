import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { check } from '../../src/shard/check.js'
import { explain } from '../../src/shard/explain.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { declared, NOW, openTestShard, recordAll } from './open-test-shard.js'

const anywhere = { random: (size: number) => randomBytes(size) }

describe('check', () => {
  it('says what recording would: the same facts, for the same catalogue', () => {
    const { shard } = openTestShard()
    const decision = aDecision({
      id: 'a',
      cohorts: { undeclared: 'x' },
      signals: [{ key: 'not.declared', value: 1 }],
    })
    const [checked] = check(anywhere, [decision], declared, NOW)
    recordAll(shard, [decision])
    const request = {
      subjectRef: subjectRef(shard.keys, decision.subject),
      decisionRef: lookupRef(shard.keys, 'decision', 'a'),
      mintedAt: null,
    }
    const [stored] = explain(shard, [request])
    expect(checked?.status === 'valid' && checked.record.facts).toEqual(
      stored?.outcome === 'found' && stored.record.facts,
    )
  })

  it('refuses what recording refuses: a record over 64 KiB', () => {
    const signals = Array.from({ length: 200 }, () => aSignal({ value: 'x'.repeat(400) }))
    const [large, small] = check(anywhere, [aDecision({ signals }), aDecision()], declared, NOW)
    expect(large).toMatchObject({ status: 'invalid', errors: [{ pointer: '' }] })
    expect(small?.status).toBe('valid')
  })
})
