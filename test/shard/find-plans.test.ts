import { describe, expect, it } from 'vitest'
import { type Piece, type RowFilter, rowsQuery } from '../../src/shard/find-rows.js'
import { openTestShard } from './open-test-shard.js'

const pieces: readonly (readonly [name: string, piece: Piece, plan: RegExp])[] = [
  ['a stretch', { after: 64, last: 640 }, /SEARCH d USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/],
  [
    'blocks',
    { blocks: [1, 2] },
    /SCAN c VIRTUAL TABLE[\s\S]*SEARCH d USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
  ],
  [
    'numbers',
    { numbers: [64, 128] },
    /SCAN c VIRTUAL TABLE[\s\S]*SEARCH d USING INTEGER PRIMARY KEY \(rowid=\?\)/,
  ],
]

const FIELDS = ['person', 'decision', 'item', 'surface', 'system', 'finding', 'kind'] as const

/** Every choice of filters there is. */
const filters: readonly RowFilter[] = Array.from({ length: 2 ** FIELDS.length }, (_, chosen) => {
  const asked = Object.fromEntries(FIELDS.map((field, at) => [field, (chosen >> at) % 2 === 1 ? 1 : null]))
  // `asked` has a number or null for each field of the list.
  return { ...(asked as Pick<RowFilter, (typeof FIELDS)[number]>), from: 0, after: { occurredAt: 9, no: 9 } }
})

describe('the queries of a search', () => {
  it.each(pieces)(
    'look at %s by number, whatever is asked for, and sort no more than they found there',
    (_, piece, plan) => {
      const { shard } = openTestShard()
      for (const filter of filters) {
        const { sql, values } = rowsQuery(piece, filter)
        const details = shard.driver
          .all(`EXPLAIN QUERY PLAN ${sql}`, ...values, 20)
          .map(step => String(step.detail))
          .join('\n')
        expect(details).toMatch(plan)
        expect(details).not.toMatch(/SCAN (d|b|decision|block)\b/)
        if (filter.kind !== null)
          expect(details).toMatch(/SEARCH b (EXISTS )?USING INTEGER PRIMARY KEY \(rowid=\?\)/)
      }
    },
  )
})
