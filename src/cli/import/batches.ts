// Lines to requests: as many as the service takes at once, in order.
import { BATCH_BYTES, BATCH_DECISIONS } from '../../contract/ingestion.js'
import { readableId } from '../../contract/parse-decision.js'
import type { Line } from './read-lines.js'

export type Batch = {
  readonly lines: readonly Line[]
  /** The ids that its lines name: one id must not travel in two requests at once, or the second might be stored first. */
  readonly ids: ReadonlySet<string>
}

/** Room for what gzip adds to what does not compress. */
const MOST_BYTES = BATCH_BYTES - 4096

/** Groups lines: at most 1,000, and 1 MiB even if not one byte of them can be compressed. */
export async function* batchesOf(lines: AsyncIterable<Line>): AsyncGenerator<Batch> {
  let held: Line[] = []
  let bytes = 0
  for await (const line of lines) {
    const size = (line.bytes?.length ?? 0) + 1
    if (held.length === BATCH_DECISIONS || bytes + size > MOST_BYTES) {
      yield batchOf(held)
      held = []
      bytes = 0
    }
    held.push(line)
    bytes += size
  }
  if (held.length > 0) yield batchOf(held)
}

function batchOf(lines: readonly Line[]): Batch {
  return { lines, ids: new Set(lines.flatMap(({ bytes }) => idOf(bytes) ?? [])) }
}

function idOf(bytes: Buffer | null): string | null {
  try {
    return bytes && readableId(JSON.parse(bytes.toString()))
  } catch {
    // The service says what is wrong with it.
    return null
  }
}
