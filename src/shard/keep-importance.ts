// Adds what was counted to the sums of its days: a row a day and system, however many decisions it counts.
import { addSums, type DaySums, noSums, type SystemSums } from '../domain/importance/day-sums.js'
import { declaredNumber, findingsText, rekeyed, SUMS, signalsText, sumsIn } from './day-sums.js'
import type { Shard } from './shard.js'

/** Keeps what was counted. Runs inside the transaction that stores the decisions it counts. */
export function keepImportance(shard: Shard, days: DaySums): void {
  for (const [day, systems] of days) {
    for (const [system, counted] of systems) {
      const numbered = rekeyed(counted, key => declaredNumber(shard, 'signal', key))
      keepSums(shard, day, declaredNumber(shard, 'system', system), numbered)
    }
  }
}

function keepSums(shard: Shard, day: number, system: number, counted: SystemSums<number>): void {
  const [row] = shard.driver.all(`SELECT ${SUMS} FROM system_day WHERE day = ? AND system = ?`, day, system)
  const sums = row ? sumsIn(row) : noSums<number>()
  addSums(sums, counted)
  shard.driver.run(
    `INSERT INTO system_day (day, system, ${SUMS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, system) DO UPDATE SET decisions = excluded.decisions, weighed = excluded.weighed, persons = excluded.persons, signals = excluded.signals, found = excluded.found, findings = excluded.findings`,
    day,
    system,
    sums.decisions,
    sums.weighed,
    sums.persons,
    signalsText(sums),
    sums.found,
    // A day may hold many: they are written out anew only where there are more of them.
    row && counted.found === 0 ? String(row.findings) : findingsText(sums),
  )
}
