import { describe, expect, it } from 'vitest'
import { seenComplaints } from '../../../src/cli/catalogue-check/seen-complaints.js'
import type { Catalogue, DeclaredSignal } from '../../../src/contract/catalogue.js'
import type { SeenInShards } from '../../../src/contract/seen.js'

const name = { en: 'A name' }
const signal: DeclaredSignal = { name, category: 'user.name', origin: 'observed', purposes: ['picks'] }

const catalogue: Catalogue = {
  organisation: { name: 'Northpath', contact: 'privacy@northpath.example' },
  languages: ['en'],
  purposes: { picks: { name }, sales: { name } },
  signals: { used: signal, left: signal, idle: signal },
  systems: {
    recs: { name, kind: 'ranking', purposes: ['picks'], surfaces: ['home'] },
    old: { name, kind: 'ad', purposes: [] },
  },
  surfaces: { home: { name } },
}

function seenIn(more: Partial<SeenInShards> = {}): SeenInShards {
  return {
    shards: { asked: 1, answered: 1 },
    partial: false,
    decisions: 12,
    unreadable: 0,
    signals: [
      {
        key: 'used',
        count: 3,
        values: [],
        fields: [],
        purposes: [],
        systems: [],
        first: '2026-01-01',
        last: '2026-02-01',
      },
    ],
    not_used: [{ key: 'left', count: 1, reasons: ['policy'], systems: [] }],
    systems: [
      {
        id: 'recs',
        count: 12,
        kinds: [{ kind: 'ranking', count: 12 }],
        surfaces: ['home', 'basket'],
        consents: 0,
        purposes: [],
      },
    ],
    surfaces: [{ key: 'home', count: 12 }],
    purposes: [],
    cohorts: [],
    cut: [],
    ...more,
  }
}

const pathsOf = (seen: SeenInShards) => seenComplaints(catalogue, seen).map(({ path }) => path.join('/'))

describe('seenComplaints', () => {
  it('names what no decision used, and surfaces that a system does not list; a purpose of a system is used with it', () => {
    expect(pathsOf(seenIn())).toEqual([
      'systems/recs/surfaces',
      'purposes/sales',
      'signals/idle',
      'systems/old',
    ])
  })

  it.each([
    ['a shard is away', { partial: true, shards: { asked: 2, answered: 1 } }],
    ['a block does not open', { unreadable: 1 }],
  ])('calls nothing unused where %s', (_, more) => {
    expect(pathsOf(seenIn(more))).toEqual(['systems/recs/surfaces'])
  })

  it('calls nothing unused of a list that was cut', () => {
    expect(pathsOf(seenIn({ cut: ['signals'] }))).not.toContain('signals/idle')
    expect(pathsOf(seenIn({ cut: ['signals'] }))).toContain('systems/old')
  })

  it.each(['__proto__', 'constructor', 'prototype'])('says that %s can never be declared', key => {
    const [first] = seenComplaints(catalogue, seenIn({ surfaces: [{ key, count: 1 }] }))
    expect(first?.path).toEqual([])
    expect(first?.wrong).toContain(key)
    expect(first?.mend).not.toContain('declare')
  })
})
