// How far an import is, in a small file, so that a run that was stopped goes on. Written whole or not at all. It may
// be behind what is stored, never ahead: what is then sent again is a `duplicate`.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { Refused } from '../refused.js'
import type { SourceIdentity } from './source.js'
import { tally } from './tally.js'

const importProgress = z.object({
  format: z.literal(1),
  /** Where the decisions go: the address of a service, or `data` for the data folder. */
  target: z.string(),
  size: z.int(),
  head: z.string(),
  /** Every line before this byte of the unpacked content was answered. */
  offset: z.int().min(0),
  line: z.int().min(0),
  /** How long the list of refused lines was then; null where none is kept. */
  refused_bytes: z.int().min(0).nullable(),
  tally,
})
export type ImportProgress = z.infer<typeof importProgress>

/** What an earlier run left for the same file and target; null where there is none, or it was about another file. */
export function readProgress(file: string, identity: SourceIdentity, target: string): ImportProgress | null {
  if (!existsSync(file)) return null
  const read = importProgress.safeParse(parsed(readFileSync(file, 'utf8')))
  if (!read.success)
    throw new Refused(
      `${file} is not the progress of an import. Remove it, or name another file with --state.`,
    )
  const { size, head } = read.data
  if (size !== identity.size || head !== identity.head) return null
  if (read.data.target !== target)
    throw new Refused(
      `${file} is about an import into another place. Remove it to begin anew, or name another file with --state.`,
    )
  return read.data
}

/** Replaces the file. */
export function writeProgress(file: string, progress: ImportProgress): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(progress)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** The import is done: nothing to go on with. */
export function removeProgress(file: string): void {
  rmSync(file, { force: true })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
