import { describe, expect, it } from 'vitest'
import type { AuditAction } from '../../src/contract/audit.js'
import { lookupRef, subjectRef } from '../../src/domain/seal/pseudonym.js'
import { explain } from '../../src/shard/explain.js'
import { look } from '../../src/shard/look.js'
import type { Shard } from '../../src/shard/shard.js'
import { aDecision } from '../builders/decision.js'
import { NOW, openTestShard, recordAll } from './open-test-shard.js'

const named = (shard: Shard, subject: string, id: string) => ({
  subjectRef: subjectRef(shard.keys, subject),
  decisionRef: lookupRef(shard.keys, 'decision', id),
})

function lookAt(
  shard: Shard,
  at: number,
  action: Exclude<AuditAction, 'limit-passed'>,
  ids: readonly string[],
  subject = 'customer-1',
): void {
  const wanted = ids.map(id => named(shard, subject, id))
  look(shard, {
    now: NOW + at,
    actor: { role: 'support', name: 'Ada' },
    action,
    reason: `ticket ${at}`,
    wanted,
  })
}

function asked(shard: Shard, id: string, looks = true) {
  const [found] = explain(shard, [{ ...named(shard, 'customer-1', id), mintedAt: null, looks }])
  return found?.outcome === 'found' ? found.looks : null
}

function withDecisions(): Shard {
  const { shard } = openTestShard()
  recordAll(shard, [
    aDecision({ id: 'a' }),
    aDecision({ id: 'b' }),
    aDecision({ id: 'c', subject: 'customer-2' }),
  ])
  return shard
}

describe('pastLooks', () => {
  it('gives looks at this decision and lists of this person, newest first, without a name', () => {
    const shard = withDecisions()
    lookAt(shard, 1, 'view', ['a'])
    lookAt(shard, 2, 'view', ['b'])
    lookAt(shard, 3, 'list', ['a', 'b'])
    lookAt(shard, 4, 'compare', ['a', 'b'])
    lookAt(shard, 5, 'list', ['b'])
    lookAt(shard, 6, 'view', ['c'], 'customer-2')
    expect(asked(shard, 'a')).toEqual({
      looks: [
        { at: NOW + 4, role: 'support', action: 'compare', reason: 'ticket 4' },
        { at: NOW + 3, role: 'support', action: 'list', reason: 'ticket 3' },
        { at: NOW + 1, role: 'support', action: 'view', reason: 'ticket 1' },
      ],
      more: false,
    })
  })

  it('is read for whoever asks for it, and for nobody else', () => {
    const shard = withDecisions()
    expect(asked(shard, 'a')).toEqual({ looks: [], more: false })
    expect(asked(shard, 'a', false)).toBeUndefined()
  })

  it('reads the newest of very many, and says that there are more', () => {
    const shard = withDecisions()
    for (let at = 0; at < 210; at++) lookAt(shard, at, 'view', ['a'])
    const found = asked(shard, 'a')
    expect([found?.looks.length, found?.looks[0]?.reason, found?.more]).toEqual([200, 'ticket 209', true])
  })

  it('leaves out what does not open', () => {
    const shard = withDecisions()
    lookAt(shard, 1, 'view', ['a'])
    shard.driver.run('UPDATE audit SET sealed = zeroblob(60)')
    expect(asked(shard, 'a')).toEqual({ looks: [], more: false })
  })
})
