import { describe, expect, it } from 'vitest'
import { seenConflicts } from '../../../src/cli/catalogue-check/seen-conflicts.js'
import type { SeenExclusion, SeenKeys, SeenSignal, SeenSystem } from '../../../src/contract/seen.js'
import { aCatalogue, aDeclaredSignal, aDeclaredSystem } from '../../builders/catalogue.js'

const catalogue = aCatalogue({
  signals: {
    money: aDeclaredSignal({ category: 'user.financial.account_number' }),
    health: aDeclaredSignal({ category: 'user.health_and_medical' }),
    free: aDeclaredSignal({ purposes: ['security'] }),
  },
  systems: {
    recs: aDeclaredSystem({ kind: 'recommendation', never_uses: [{ category: 'user.financial' }] }),
  },
})

const used = (key: string, more: Partial<SeenSignal> = {}): SeenSignal => ({
  key,
  count: 1,
  values: [],
  fields: [],
  purposes: [],
  systems: ['recs'],
  first: '2026-01-01',
  last: '2026-01-01',
  ...more,
})
const left = (key: string, ...reasons: SeenExclusion['reasons']): SeenExclusion => ({
  key,
  count: 1,
  reasons,
  systems: ['recs'],
})
const decided = (...kinds: SeenSystem['kinds'][number]['kind'][]): SeenSystem => ({
  id: 'recs',
  count: 1,
  kinds: kinds.map(kind => ({ kind, count: 1 })),
  surfaces: [],
  consents: 0,
  purposes: [],
})

function places(seen: Partial<SeenKeys>): string[] {
  const nothing = { signals: [], not_used: [], systems: [], surfaces: [], purposes: [], cohorts: [], cut: [] }
  return seenConflicts(catalogue, { decisions: 1, unreadable: 0, ...nothing, ...seen }).map(({ path }) =>
    path.join('/'),
  )
}

describe('seenConflicts', () => {
  it('finds data that a system uses and says it never does, also below the kind that it names', () => {
    expect(places({ signals: [used('money'), used('health')] })).toEqual(['systems/recs/never_uses/0'])
    expect(places({ signals: [used('money', { systems: ['other'] })] })).toEqual([])
  })

  it('finds purposes that a signal is used for and does not list', () => {
    expect(places({ signals: [used('free', { purposes: ['security', 'sales'] })] })).toEqual([
      'signals/free/purposes',
    ])
  })

  it('finds exclusions for a reason that the declaration knows nothing of', () => {
    expect(places({ not_used: [left('free', 'sensitive', 'no_consent')] })).toEqual([
      'signals/free',
      'signals/free',
    ])
    expect(places({ not_used: [left('health', 'sensitive', 'no_consent', 'policy')] })).toEqual([])
  })

  it('finds systems that decide on other kinds than declared', () => {
    expect(places({ systems: [decided('recommendation', 'ad')] })).toEqual(['systems/recs/kind'])
    expect(places({ systems: [decided('recommendation')] })).toEqual([])
  })

  it.each(['constructor', 'toString', 'unknown'])('leaves what is not declared to others: %s', key => {
    expect(
      places({
        signals: [used(key)],
        not_used: [left(key, 'sensitive')],
        systems: [{ ...decided('ad'), id: key }],
      }),
    ).toEqual([])
  })
})
