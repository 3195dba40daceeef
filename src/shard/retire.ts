// Retention: blocks older than their catalogue declares go, whole, with their rows; persons of whom nothing is left go too,
// and the sums of days that no record is left of.
// Runs daily in small transactions, so that nobody waits for it.
import { DEFAULT_RETENTION_DAYS } from '../contract/catalogue.js'
import { FOUND_DAYS } from '../contract/found.js'
import { dayOf } from '../domain/importance/day-sums.js'
import type { Row } from '../storage/driver.js'
import { boundCatalogue } from './bound-catalogue.js'
import { PLACES } from './find-decision.js'
import { removeEmptyRuns } from './runs.js'
import { settle } from './settle.js'
import { forget, type Shard } from './shard.js'

const DAY = 86_400_000
/** Longer than any window that is asked for, so that an answer never meets a day that is just going. */
const SUMS_DAYS = FOUND_DAYS + 10

/** A block in the order of the sweep. */
export type RetirePlace = { readonly receivedAt: number; readonly block: number }

export type RetireRequest = {
  /** Unix milliseconds. */
  readonly now: number
  /** What the catalogue in force declares: a shorter promise holds for older records too. */
  readonly retentionDays: number
  /** Where the last piece ended; null at first. */
  readonly after: RetirePlace | null
  /** Most blocks looked at in one transaction. */
  readonly most: number
}

export type RetireAnswer = {
  readonly decisions: number
  readonly persons: number
  /** Where the next piece begins; null when the sweep is done. */
  readonly next: RetirePlace | null
}

/** Deletes one piece of what is past its retention. Call again with `next` until it is null. */
export function retire(shard: Shard, request: RetireRequest): RetireAnswer {
  return shard.driver.transaction(() => {
    // From here on `lookup` holds every decision: what is deleted is deleted there, and nowhere remembered.
    settle(shard)
    removeSums(shard, request)
    const days = retentionByVersion(shard, request.retentionDays)
    const youngest = request.now - Math.min(...days.values()) * DAY
    const rows = shard.driver.all(
      'SELECT no, person, received_at, catalogue FROM block WHERE received_at < ? AND (received_at, no) > (?, ?) ORDER BY received_at, no LIMIT ?',
      youngest,
      request.after?.receivedAt ?? 0,
      request.after?.block ?? 0,
      request.most,
    )
    const expired = rows.filter(row => {
      const kept = days.get(Number(row.catalogue)) ?? request.retentionDays
      return Number(row.received_at) < request.now - kept * DAY
    })
    let decisions = 0
    for (const row of expired) decisions += removeBlock(shard, Number(row.no))
    removeRuns(shard, expired)
    const persons = removeEmptied(shard, new Set(expired.map(row => Number(row.person))))
    if (persons > 0) forget(shard)
    return { decisions, persons, next: rows.length < request.most ? null : placeOf(rows.at(-1)) }
  })
}

/** How many days a block is kept, by the catalogue version it is bound to: what that declares, or the one in force if shorter. */
export function retentionByVersion(shard: Shard, inForce: number): ReadonlyMap<number, number> {
  const versions = shard.driver.all('SELECT version FROM catalogue').map(row => Number(row.version))
  return new Map(
    [0, ...versions].map(version => {
      const declared = boundCatalogue(shard, version)?.catalogue?.retention_days ?? DEFAULT_RETENTION_DAYS
      return [version, Math.min(declared, inForce)]
    }),
  )
}

/** Days that the newest catalogue of this shard declares. */
export function retentionInForce(shard: Shard): number {
  const [row] = shard.driver.all('SELECT max(version) AS version FROM catalogue')
  return boundCatalogue(shard, Number(row?.version ?? 0))?.catalogue?.retention_days ?? DEFAULT_RETENTION_DAYS
}

function placeOf(row: Row | undefined): RetirePlace {
  return { receivedAt: Number(row?.received_at), block: Number(row?.no) }
}

function removeBlock(shard: Shard, no: number): number {
  shard.driver.run(
    'DELETE FROM lookup WHERE (person, id_hash, no) IN (SELECT person, id_hash, no FROM decision WHERE no >= ? AND no < ?)',
    no * PLACES,
    (no + 1) * PLACES,
  )
  const decisions = shard.driver.all(
    'DELETE FROM decision WHERE no >= ? AND no < ? RETURNING no',
    no * PLACES,
    (no + 1) * PLACES,
  )
  shard.driver.run('DELETE FROM block WHERE no = ?', no)
  return decisions.length
}

/** What found the decisions of these blocks goes with the last of its run. */
function removeRuns(shard: Shard, expired: readonly Row[]): void {
  const blocks = expired.map(row => Number(row.no))
  if (blocks.length > 0)
    removeEmptyRuns(shard, Math.min(...blocks) * PLACES, (Math.max(...blocks) + 1) * PLACES - 1)
}

/** Sums of days that nobody asks for any more, or that are past the retention of what they count. */
function removeSums(shard: Shard, { now, retentionDays }: RetireRequest): void {
  const kept = dayOf(now - Math.min(retentionDays, SUMS_DAYS) * DAY)
  shard.driver.run('DELETE FROM system_day WHERE day < ?', kept)
}

/** A person of whom no record is left goes; what an erasure keeps stays. */
function removeEmptied(shard: Shard, persons: ReadonlySet<number>): number {
  let removed = 0
  for (const no of persons) {
    removed += shard.driver.all(
      'DELETE FROM person WHERE no = ? AND erased_at IS NULL AND links_void_before IS NULL AND NOT EXISTS (SELECT 1 FROM lookup WHERE person = ?) RETURNING no',
      no,
      no,
    ).length
  }
  return removed
}
