// Writes a generated file only when it changed, so that nothing that watches the folder starts over.
import { readFileSync, writeFileSync } from 'node:fs'

/** Writes `text` to `path`, unless that is what it holds. */
export function writeIfChanged(path, text) {
  let before = null
  try {
    before = readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  if (before !== text) writeFileSync(path, text)
}
