// The sums that the public pages and the findings over time are made from, against a count from the records themselves.
import { FOUND_DAYS } from '../../contract/found.js'
import { rangeAt } from '../../contract/importance.js'
import type { FindingSums } from '../../domain/findings/finding-sums.js'
import type { DaySums } from '../../domain/importance/day-sums.js'
import { keptImportance, recountImportance } from '../../shard/recount-importance.js'
import type { Shard } from '../../shard/shard.js'
import { type Diagnosis, whole, wrong } from './diagnosis.js'

/** Counts every day anew that there are sums of. */
export function lookAtImportance(
  shard: Shard,
  { now, retentionDays }: { readonly now: number; readonly retentionDays: number },
): Diagnosis {
  const range = rangeAt(now, retentionDays, FOUND_DAYS)
  const { kept, counted } = shard.driver.transaction(() => ({
    kept: keptImportance(shard, range),
    counted: recountImportance(shard, range),
  }))
  const [lost, more] = [missing(counted, kept), missing(kept, counted)]
  if (lost > 0)
    return wrong(
      'importance',
      `On ${days(lost)} the sums of the public pages and of the findings hold less than the records do.`,
      'Rows were deleted or changed by other means than the service. Both say too little about these days; explanations do not read the sums.',
    )
  if (more > 0)
    return whole(
      'importance',
      `The sums of the public pages and of the findings hold every record, and on ${days(more)} some that retention or an erasure has taken since.`,
    )
  return whole(
    'importance',
    'The sums of the public pages and of the findings are exactly what the records add up to.',
  )
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/** Days on which `some` holds anything that `others` do not hold as much of. */
function missing(some: DaySums, others: DaySums): number {
  let found = 0
  for (const [day, systems] of some) {
    const short = [...systems].some(([system, sums]) => {
      const other = others.get(day)?.get(system)
      if (!other) return true
      if (other.decisions < sums.decisions || other.weighed < sums.weighed || other.found < sums.found)
        return true
      if (lacksFindings(other.findings, sums.findings)) return true
      return [...sums.signals].some(([signal, { decisions, reasons, share }]) => {
        const same = other.signals.get(signal)
        return !same || same.decisions < decisions || same.reasons < reasons || same.share < share
      })
    })
    if (short) found += 1
  }
  return found
}

/** Whether `others` hold fewer decisions of any code or any of its signals. */
function lacksFindings(others: FindingSums, some: FindingSums): boolean {
  return [...some].some(([code, { decisions, signals }]) => {
    const other = others.get(code)
    if (!other || other.decisions < decisions) return true
    return [...signals].some(([signal, count]) => (other.signals.get(signal) ?? 0) < count)
  })
}
