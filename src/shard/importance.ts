// Reads the sums of some days. Small rows, and a few of the newest blocks for the versions of systems.
import type { DayRange, SystemImportance } from '../contract/importance.js'
import {
  addSums,
  noSums,
  personsAtLeast,
  type SystemSums,
  UNDECLARED,
} from '../domain/importance/day-sums.js'
import { declaredKeys, SUMS, sumsIn } from './day-sums.js'
import { newestVersions } from './newest-versions.js'
import type { Shard } from './shard.js'

/** What decisions received in these days used, by system. */
export function importance(shard: Shard, range: DayRange): SystemImportance[] {
  const keyOf = declaredKeys(shard)
  const versions = newestVersions(shard)
  return [...sumsBySystem(shard, range)].map(([system, { decisions, weighed, persons, signals }]) => ({
    id: told(keyOf(system)),
    newest: versions.get(keyOf(system)) ?? null,
    decisions,
    weighed,
    persons: personsAtLeast(persons),
    signals: [...signals].map(([signal, sums]) => ({ key: told(keyOf(signal)), ...sums })),
  }))
}

function sumsBySystem(shard: Shard, { from, to }: DayRange): Map<number, SystemSums<number>> {
  const bySystem = new Map<number, SystemSums<number>>()
  const rows = shard.driver.all(
    `SELECT system, ${SUMS} FROM system_day WHERE day BETWEEN ? AND ? ORDER BY day, system`,
    from,
    to,
  )
  for (const row of rows) {
    const system = Number(row.system)
    const sums = bySystem.get(system) ?? noSums<number>()
    addSums(sums, sumsIn(row))
    bySystem.set(system, sums)
  }
  return bySystem
}

function told(key: string): string | null {
  return key === UNDECLARED ? null : key
}
