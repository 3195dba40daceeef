// Moves recent decisions into the table that finds them by person and id: many at once, in its order, so that a page of
// it is written once for many rows. What has settled is put into runs, too, by which staff find it.
import { forgetRecent } from './recent.js'
import type { Shard } from './shard.js'
import { writeRun } from './write-run.js'

/** Whether more than `most` decisions wait to be settled. */
export function needsSettling({ recent }: Shard, most: number): boolean {
  return recent.rows.size > most
}

/** Settles every decision there is. Runs in a transaction of its own, or in the caller's. */
export function settle(shard: Shard): void {
  shard.driver.transaction(() => {
    // A row whose settling was cut off may be there already.
    shard.driver.run(
      `INSERT INTO lookup (person, id_hash, no)
       SELECT person, id_hash, no FROM decision WHERE no > (SELECT no FROM settled WHERE only = 1)
       ORDER BY person, id_hash, no
       ON CONFLICT DO NOTHING`,
    )
    shard.driver.run(
      'UPDATE settled SET no = max(no, (SELECT coalesce(max(no), 0) FROM decision)) WHERE only = 1',
    )
    writeRun(shard)
  })
  forgetRecent(shard.recent)
}
