import { describe, expect, it } from 'vitest'
import { type AuditScreen, auditView } from '../../../src/rendering/staff/audit-view.js'

const entry = {
  at: '2026-11-21T09:00:00.000Z',
  actor: { role: 'support', name: 'sue@shop.example' },
  action: 'view',
  subject_ref: '0123456789abcdef0123456789abcdef',
  decision_id: 'd-1',
  reason: 'ticket 1',
} as const

function aScreen(over: Partial<AuditScreen> = {}): AuditScreen {
  const asked = { from: '', to: '', actor: '' }
  return {
    items: [entry],
    asked,
    wrong: [],
    check: null,
    next: null,
    first: null,
    missing: 0,
    timeZone: 'UTC',
    ...over,
  }
}

describe('auditView', () => {
  it('keeps apart what was deleted with its person, what concerned nobody, and what was changed', () => {
    const { reason: _, ...erased } = entry
    const { decision_id: __, ...limit } = {
      ...entry,
      action: 'limit-passed',
      subject_ref: null,
      reason: null,
    } as const
    const items = [
      { ...erased, reason: null },
      limit,
      { ...entry, actor: { role: 'support', name: null } as const },
    ]
    const rows = auditView(aScreen({ items }), 'en').rows
    expect(rows.map(({ person, reason, name, limit }) => [person, reason, name !== null, limit])).toEqual([
      ['01234567', null, true, false],
      [null, null, true, true],
      ['01234567', 'ticket 1', false, false],
    ])
  })

  it('names the part and the entry that break, and the parts that did not answer', () => {
    const trail = (shard: number, broken: { no: number; fault: 'changed' } | null) => ({
      shard,
      entries: 4,
      link: '',
      broken,
    })
    const trails = [trail(0, null), trail(1, { no: 5, fault: 'changed' })]
    const check = { intact: false, shards: { asked: 3, answered: 2 }, trails }
    expect(auditView(aScreen({ check }), 'en').check).toEqual({
      broken: [{ text: 'Part 2: the trail does not hold at entry 5. Tell your security team.' }],
      checked: '8 entries checked',
      missing: '1 part of the service did not answer. Some decisions may be missing here.',
    })
  })
})
