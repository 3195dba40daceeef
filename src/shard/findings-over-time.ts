// What was found in the decisions of some days: read from their sums, no record is opened.
import type { SystemFound } from '../contract/found.js'
import type { DayRange } from '../contract/importance.js'
import { foundTally } from '../domain/findings/found-tally.js'
import { dateOf, UNDECLARED } from '../domain/importance/day-sums.js'
import type { Row } from '../storage/driver.js'
import { declaredKeys, findingsIn } from './day-sums.js'
import type { Shard } from './shard.js'

export type FoundAnswer = {
  readonly systems: readonly SystemFound[]
  /** The first day, since 1970, on which everything was counted that arrived. */
  readonly countedFrom: number
}

/** The sums of these days, by system. */
export function findingsOverTime(shard: Shard, { from, to }: DayRange): FoundAnswer {
  const keyOf = declaredKeys(shard)
  const told = (no: number) => (keyOf(no) === UNDECLARED ? null : keyOf(no))
  const tally = foundTally()
  const rows = shard.driver.all(
    'SELECT day, system, decisions, found, findings FROM system_day WHERE day BETWEEN ? AND ? ORDER BY day, system',
    from,
    to,
  )
  for (const row of rows) tally.add([systemOf(row, told)])
  const [counted] = shard.driver.all('SELECT findings_from FROM uncounted WHERE only = 1')
  return { systems: tally.result(), countedFrom: Number(counted?.findings_from) }
}

function systemOf(row: Row, told: (no: number) => string | null): SystemFound {
  const day = dateOf(Number(row.day))
  const sums = { decisions: Number(row.decisions), found: Number(row.found) }
  return {
    id: told(Number(row.system)),
    ...sums,
    days: [{ day, ...sums }],
    findings: [...findingsIn(row)].map(([code, { decisions, signals }]) => ({
      code,
      decisions,
      days: [{ day, decisions }],
      signals: [...signals].map(([no, count]) => ({ key: told(no), decisions: count })),
    })),
  }
}
