// Every process and temporary folder of a run, so that nothing outlives it: neither at its end, nor after a failure,
// nor on Ctrl-C.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const children = new Set()
const folders = new Set()

/** The repository's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts a Node process that ends with this one. */
export function startNode(args, options) {
  const child = spawn(process.execPath, args, { cwd: root, ...options })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Runs a script of this folder: `input` goes in as JSON on standard input, the answer comes as JSON on standard output. */
export async function runScript(script, input) {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const child = startNode([file], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => {}) // A script that ended early is told by its exit status below.
  child.stdin.end(JSON.stringify(input))
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (status !== 0) throw new Error(`${script} ended with status ${status}`)
  return JSON.parse(output)
}

/** Asks a process to end and waits until it has; gives its exit status. */
export async function stopNode(child) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const [status] = await ended
  return status
}

/** A new folder under `parent`, removed at the latest when the run ends. */
export function temporaryFolder(parent) {
  const folder = mkdtempSync(join(parent, 'wherefore-bench-'))
  folders.add(folder)
  return folder
}

/** A folder from which this repository's packages can be imported. */
export function cacheFolder() {
  const folder = join(root, 'node_modules/.cache/wherefore-bench')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Removes a temporary folder before the end. */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true })
  folders.delete(folder)
}

/** From now on this process ends its children and removes its folders however it ends. */
export function cleanUpAtEnd() {
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL')
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}
