// One process at a time stores decisions in a data folder. A shard remembers persons and their keys between calls; a
// second process could remove a person meanwhile, and what is then recorded for them would belong to nobody.
import { join } from 'node:path'
import { holdFile } from './sqlite-driver.js'

/** Long enough for a service that is just stopping, in milliseconds. */
const PATIENCE = 1_000

/** Another process stores decisions in this folder. */
export class FolderHeld extends Error {
  override readonly name = 'FolderHeld'
  readonly code = 'folder-held'
}

/** Holds the folder for this process; gives how to let go. The system lets go for a process that dies. Throws `FolderHeld`. */
export function holdFolder(folder: string): () => void {
  const release = holdFile(lockOf(folder), PATIENCE)
  if (!release) throw new FolderHeld(`another process, a running service or an import, works on ${folder}`)
  return release
}

/** Whether another process holds the folder just now. */
export function isFolderHeld(folder: string): boolean {
  const release = holdFile(lockOf(folder), 0)
  release?.()
  return release === null
}

function lockOf(folder: string): string {
  return join(folder, 'lock')
}
