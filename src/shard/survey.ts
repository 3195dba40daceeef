// A shard as a whole: how much it holds, and what in it hangs loose. Numbers alone; each is one pass over a table, so
// this is for a health check and never for a request.
import { retentionByVersion } from './retire.js'
import type { Shard } from './shard.js'

export type Survey = {
  readonly decisions: number
  readonly blocks: number
  readonly persons: number
  readonly rowsWithoutBlock: number
  /** Settled rows that the table `lookup` does not lead to. */
  readonly rowsNotFound: number
  readonly blocksWithoutRow: number
  readonly blocksWithoutPerson: number
  /** Catalogue versions that blocks are bound to and that this shard has no copy of. */
  readonly cataloguesMissing: readonly number[]
  /** How many persons' keys are wrapped under each epoch. */
  readonly epochs: ReadonlyMap<number, number>
  /** How long the block that should have gone first is past its time, in milliseconds; null where none is. */
  readonly overdue: number | null
}

const DAY = 86_400_000

/** Counts. `retentionDays` is what the catalogue in force declares; `now` is Unix milliseconds. */
export function survey(shard: Shard, { now, retentionDays }: { now: number; retentionDays: number }): Survey {
  return shard.driver.transaction(() => ({
    decisions: count(shard, 'SELECT count(*) AS n FROM decision'),
    blocks: count(shard, 'SELECT count(*) AS n FROM block'),
    persons: count(shard, 'SELECT count(*) AS n FROM person'),
    rowsWithoutBlock: count(
      shard,
      'SELECT count(*) AS n FROM decision d WHERE NOT EXISTS (SELECT 1 FROM block b WHERE b.no = d.no / 64 AND b.person = d.person)',
    ),
    rowsNotFound: count(
      shard,
      'SELECT count(*) AS n FROM decision d WHERE d.no <= (SELECT no FROM settled WHERE only = 1) AND NOT EXISTS (SELECT 1 FROM lookup l WHERE l.person = d.person AND l.id_hash = d.id_hash AND l.no = d.no)',
    ),
    blocksWithoutRow: count(
      shard,
      'SELECT count(*) AS n FROM block b WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.no = b.no * 64)',
    ),
    blocksWithoutPerson: count(
      shard,
      'SELECT count(*) AS n FROM block b WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.no = b.person)',
    ),
    cataloguesMissing: shard.driver
      .all(
        'SELECT DISTINCT catalogue FROM block WHERE catalogue <> 0 AND catalogue NOT IN (SELECT version FROM catalogue) ORDER BY catalogue',
      )
      .map(row => Number(row.catalogue)),
    epochs: new Map(
      shard.driver
        .all('SELECT epoch, count(*) AS n FROM person WHERE epoch IS NOT NULL GROUP BY epoch ORDER BY epoch')
        .map(row => [Number(row.epoch), Number(row.n)]),
    ),
    overdue: overdue(shard, now, retentionDays),
  }))
}

function count(shard: Shard, sql: string): number {
  return Number(shard.driver.all(sql)[0]?.n)
}

function overdue(shard: Shard, now: number, retentionDays: number): number | null {
  const days = retentionByVersion(shard, retentionDays)
  const late = shard.driver
    .all('SELECT catalogue, min(received_at) AS oldest FROM block GROUP BY catalogue')
    .map(row => now - Number(row.oldest) - (days.get(Number(row.catalogue)) ?? retentionDays) * DAY)
  const most = Math.max(0, ...late)
  return most > 0 ? most : null
}
