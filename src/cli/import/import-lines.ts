// The import itself: read, send two batches at a time, count the answers in the order of the lines, keep the place.
import type { StopSignal } from '../stop-signal.js'
import { type Batch, batchesOf } from './batches.js'
import { type LinePlace, readLines } from './read-lines.js'
import type { RefusedLines } from './refused-lines.js'
import type { AnsweredBatch } from './send-batch.js'
import { countItem, keepHints, type Tally } from './tally.js'

export type LinesToImport = {
  /** Begins at `start.offset`. */
  readonly content: AsyncIterable<Buffer>
  readonly start: LinePlace
  readonly tally: Tally
  readonly refused: RefusedLines | null
  readonly stop: Pick<StopSignal, 'exitStatus'>
  send(batch: Batch): Promise<AnsweredBatch>
  /** Every line before `place` is answered and counted. */
  onAnswered(place: LinePlace): void
}

type InFlight = { readonly batch: Batch; readonly answered: Promise<AnsweredBatch> }

const AT_ONCE = 2

/**
 * Imports until the content ends or a stop is asked for; then what is in flight is still waited for and counted. True
 * where the content ended.
 */
export async function importLines(asked: LinesToImport): Promise<boolean> {
  const inFlight: InFlight[] = []
  const settleOne = async () => {
    const first = inFlight.shift()
    if (first) count(asked, first.batch, await first.answered)
  }
  let ended = true
  for await (const batch of batchesOf(readLines(asked.content, asked.start))) {
    while (inFlight.length >= AT_ONCE || inFlight.some(other => sharesAnId(other.batch, batch)))
      await settleOne()
    if (asked.stop.exitStatus !== null) {
      ended = false
      break
    }
    const answered = asked.send(batch)
    // It is awaited in its turn; until then a failure must not count as one that nobody looks at.
    answered.catch(() => {})
    inFlight.push({ batch, answered })
  }
  while (inFlight.length > 0) await settleOne()
  return ended
}

function sharesAnId(one: Batch, other: Batch): boolean {
  for (const id of other.ids) if (one.ids.has(id)) return true
  return false
}

function count(
  { tally, refused, onAnswered }: LinesToImport,
  batch: Batch,
  { items, hints }: AnsweredBatch,
): void {
  keepHints(tally, hints)
  items.forEach((item, at) => {
    countItem(tally, item)
    const line = batch.lines[at]
    if (line && item.status !== 'accepted' && item.status !== 'duplicate') refused?.add(line.number, item)
  })
  const last = batch.lines.at(-1)
  if (last) onAnswered({ offset: last.end, line: last.number })
}
