// The list of refused lines, as NDJSON: number, id, status, errors. Never a value of the decision.
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { ItemResult } from '../../contract/ingestion.js'

export type RefusedLines = {
  add(line: number, item: ItemResult): void
  /** Bytes written so far. */
  bytes(): number
  close(): void
}

/** Opens the list anew, or where an earlier run left it: what that run wrote past it is written again. */
export function openRefusedLines(file: string, from: number | null): RefusedLines {
  const handle = openSync(file, from === null ? 'w' : 'a', 0o600)
  let bytes = from ?? 0
  if (from !== null) ftruncateSync(handle, from)
  return {
    add(line, { id, status, errors }) {
      bytes += writeSync(handle, `${JSON.stringify({ line, id, status, ...(errors && { errors }) })}\n`)
    },
    bytes: () => bytes,
    close: () => closeSync(handle),
  }
}
