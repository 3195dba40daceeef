// Counts anew, from the records themselves, what the sums say: every block of some days is opened. For a health check
// and for tests, never for a request.
import type { DayRange } from '../contract/importance.js'
import { findingsOf } from '../domain/findings/check.js'
import { addImportance, type DaySums, type SystemSums } from '../domain/importance/day-sums.js'
import { cohortKeys, readRecord } from '../domain/record-bytes.js'
import { boundCatalogue } from './bound-catalogue.js'
import { declaredKeys, rekeyed, SUMS, sumsIn } from './day-sums.js'
import { personNumbered } from './person.js'
import type { Shard } from './shard.js'
import { storedBlock } from './stored-block.js'

const DAY = 86_400_000
const PAGE = 256

/** What the records of these days add up to. Throws `SealBroken` where a block does not open. */
export function recountImportance(shard: Shard, { from, to }: DayRange): DaySums {
  const days: DaySums = new Map()
  const [uncounted] = shard.driver.all('SELECT block, findings_block FROM uncounted WHERE only = 1')
  const checkedAfter = Number(uncounted?.findings_block)
  let after = Number(uncounted?.block)
  for (;;) {
    const page = shard.driver.all(
      'SELECT no, person, received_at FROM block WHERE no > ? ORDER BY no LIMIT ?',
      after,
      PAGE,
    )
    for (const row of page) {
      const receivedAt = Number(row.received_at)
      if (receivedAt >= from * DAY && receivedAt < (to + 1) * DAY)
        countBlock(shard, Number(row.no), Number(row.person), days, checkedAfter)
    }
    if (page.length < PAGE) return days
    after = Number(page.at(-1)?.no)
  }
}

/** What the sums of these days say, in the same form. */
export function keptImportance(shard: Shard, { from, to }: DayRange): DaySums {
  const keyOf = declaredKeys(shard)
  const days: DaySums = new Map()
  const rows = shard.driver.all(
    `SELECT day, system, ${SUMS} FROM system_day WHERE day BETWEEN ? AND ? ORDER BY day, system`,
    from,
    to,
  )
  for (const row of rows) {
    const systems = days.get(Number(row.day)) ?? new Map<string, SystemSums>()
    systems.set(keyOf(Number(row.system)), rekeyed(sumsIn(row), keyOf))
    days.set(Number(row.day), systems)
  }
  return days
}

function countBlock(shard: Shard, no: number, personNo: number, days: DaySums, checkedAfter: number): void {
  const person = personNumbered(shard, personNo)
  const block = person && storedBlock(shard, person, no)
  const index = block && boundCatalogue(shard, block.catalogueVersion)
  if (!person || !block || !index) return
  block.records.forEach((record, at) => {
    const decision = readRecord(record)
    const found = no > checkedAfter ? findingsOf(decision, cohortKeys(block.cohorts[at] ?? ''), index) : []
    addImportance(days, decision, person.ref, block.receivedAt, index, found)
  })
}
