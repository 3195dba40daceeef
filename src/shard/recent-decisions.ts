// Decisions that do not stand in the table `lookup` yet, found in memory by person and id. What is remembered follows the
// rows themselves: after a restart, a rollback, or another connection's writes it is read from them again.
import type { Shard } from './shard.js'

/** Reads the rows that were written since. Called once at the beginning of a verb that looks decisions up. */
export function readRecent(shard: Shard): void {
  const { recent } = shard
  const [settled] = shard.driver.all('SELECT no FROM settled WHERE only = 1')
  const settledTo = Number(settled?.no)
  if (recent.settledTo !== settledTo) {
    recent.rows.clear()
    recent.settledTo = settledTo
    recent.readTo = settledTo
  }
  for (const row of shard.driver.all(
    'SELECT no, person, id_hash FROM decision WHERE no > ? ORDER BY no',
    recent.readTo,
  )) {
    noteRecent(shard, Number(row.no), Number(row.person), Number(row.id_hash))
  }
}

/** Notes a row that was just written or read. */
export function noteRecent({ recent }: Shard, no: number, person: number, idHash: number): void {
  const rows = recent.rows.get(idHash + person)
  if (rows) rows.push(no)
  else recent.rows.set(idHash + person, [no])
  recent.readTo = no
}

/** Numbers of the decisions of that person and id hash: candidates, to be opened to decide. */
export function decisionNumbers(shard: Shard, person: number, idHash: number): readonly number[] {
  const settled = shard.driver.all('SELECT no FROM lookup WHERE person = ? AND id_hash = ?', person, idHash)
  const recent = shard.recent.rows.get(idHash + person)
  if (settled.length === 0) return recent ?? []
  return [...new Set([...settled.map(row => Number(row.no)), ...(recent ?? [])])]
}
