// `wherefore import`: decisions from a file of lines. Stopped, killed or cut off, it goes on where it was.
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Command } from 'commander'
import { importLines } from './import/import-lines.js'
import { importReport } from './import/import-report.js'
import { openTarget, type Target } from './import/open-target.js'
import { type ImportProgress, readProgress, removeProgress, writeProgress } from './import/progress-file.js'
import { createMeter } from './import/progress-line.js'
import type { LinePlace } from './import/read-lines.js'
import { openRefusedLines, type RefusedLines } from './import/refused-lines.js'
import { GivenUp, type SendOptions, sendBatch } from './import/send-batch.js'
import { openFile, openStream, type Source } from './import/source.js'
import { answeredLines, emptyTally, refusedLines, type Tally } from './import/tally.js'
import { createProgress, type Progress } from './progress.js'
import { Refused } from './refused.js'
import { type StopSignal, stopSignal } from './stop-signal.js'

type Flags = {
  readonly url?: string
  readonly refused?: string
  readonly state?: string
  readonly quiet?: boolean
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'store the decisions of a file, one a line (NDJSON), also gzipped; can be stopped and goes on',
    )
    .argument('<file>', 'the file; - reads standard input, which cannot go on where it was')
    .option(
      '--url <address>',
      'send to a running service, with a producer key in WHEREFORE_KEY, instead of the data folder',
    )
    .option('--refused <file>', 'list refused lines here, as NDJSON: line, id, status, errors; no value')
    .option(
      '--state <file>',
      'where to keep how far it is (default: in the data folder; with --url beside FILE)',
    )
    .option('--quiet', 'show no progress')
    .addHelpText(
      'after',
      `
What is wrong with a line never stops the others. Ctrl-C finishes what is on its way and keeps the place; run the same
command again to go on. Sending twice does no harm: what is there already is a duplicate.
Exit status: 0 all is stored; 1 lines were refused, or it could not go on; 2 the words were off; 130 or 143 stopped by a
signal.`,
    )
    .action(importFile)
}

/** What an import works with, once all of it is open. */
type Job = {
  readonly file: string
  readonly source: Source
  readonly target: Target
  readonly stateFile: string | null
  readonly found: ImportProgress | null
  readonly tally: Tally
  readonly refused: RefusedLines | null
}

async function importFile(file: string, flags: Flags): Promise<void> {
  if (file === '-' && flags.state !== undefined)
    throw new Refused('--state needs a file: standard input cannot be read again', true)
  const stop = stopSignal()
  const source = await openSource(file, stop)
  const target = await openTarget(flags.url)
  try {
    const job = openJob(file, source, target, flags)
    const progress = createProgress({
      quiet: flags.quiet === true,
      output: process.stderr,
      elapsed: () => performance.now(),
    })
    if (job.found) progress.say(`Going on after line ${job.found.line}.`)
    const outcome = await run(job, stop, progress)
    progress.end()
    conclude(job, stop, outcome)
  } finally {
    stop.forget()
    await target.close()
  }
}

async function openSource(file: string, stop: StopSignal): Promise<Source> {
  if (file === '-') {
    // It may be silent for long: a stop does not wait for its next line.
    stop.aborted.addEventListener('abort', () => process.stdin.destroy())
    return openStream(process.stdin)
  }
  try {
    return await openFile(file)
  } catch {
    throw new Refused(`${file} cannot be read.`)
  }
}

function openJob(file: string, source: Source, target: Target, flags: Flags): Job {
  const { identity } = source
  const stateFile = identity && (flags.state ?? defaultState(file, identity.head, target))
  const found = identity && stateFile ? readProgress(stateFile, identity, target.name) : null
  const listed = found?.refused_bytes ?? null
  if (flags.refused !== undefined && realPath(flags.refused) === realPath(file))
    throw new Refused('--refused names the file that is imported', true)
  try {
    return {
      file,
      source,
      target,
      stateFile,
      found,
      tally: found?.tally ?? emptyTally(),
      refused: flags.refused === undefined ? null : openRefusedLines(flags.refused, listed),
    }
  } catch {
    throw new Refused(`${flags.refused} cannot be written.`)
  }
}

function defaultState(file: string, head: string, { folder }: Target): string {
  return folder === null ? `${file}.import` : join(folder, `import-${head.slice(0, 16)}.json`)
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    // Not there: then it is no other file either.
    return file
  }
}

type Outcome = 'ended' | 'stopped' | Error

/** Between two writings of the place, in milliseconds: what comes after one is sent again if the process is killed. */
const KEPT_EVERY = 1_000

/** Imports to the end or until it is stopped, or gives why it could not go on. What was answered is kept in any case. */
async function run(job: Job, stop: StopSignal, progress: Progress): Promise<Outcome> {
  const { source, target, tally, refused } = job
  const start: LinePlace = { offset: job.found?.offset ?? 0, line: job.found?.line ?? 0 }
  const meter = createMeter(source.identity?.size ?? null, answeredLines(tally), () => performance.now())
  let place = start
  let keptAt = performance.now()
  const sending: SendOptions = {
    ...target,
    wait: milliseconds => setTimeout(milliseconds, undefined, { signal: stop.aborted }),
    onWait: why => progress.show(() => `import: ${why}; trying again`),
  }
  keep(job, place)
  try {
    const ended = await importLines({
      content: source.bytesFrom(start.offset),
      start,
      tally,
      refused,
      stop,
      send: batch => sendBatch(batch.lines, sending),
      onAnswered(answered) {
        place = answered
        progress.show(() => meter.line(source.bytesRead(), answeredLines(tally)))
        if (performance.now() - keptAt < KEPT_EVERY) return
        keep(job, place)
        keptAt = performance.now()
      },
    })
    return ended ? 'ended' : 'stopped'
  } catch (error) {
    if (stop.exitStatus !== null) return 'stopped'
    return error instanceof Error ? error : new Error('unknown reason')
  } finally {
    keep(job, place)
    refused?.close()
  }
}

function keep({ stateFile, source, target, tally, refused }: Job, { offset, line }: LinePlace): void {
  if (!stateFile || !source.identity) return
  const { size, head } = source.identity
  const refused_bytes = refused?.bytes() ?? null
  try {
    writeProgress(stateFile, {
      format: 1,
      target: target.name,
      size,
      head,
      offset,
      line,
      refused_bytes,
      tally,
    })
  } catch {
    throw new Refused(`${stateFile} cannot be written: name another place for it with --state.`)
  }
}

function conclude({ file, stateFile, tally }: Job, stop: StopSignal, outcome: Outcome): void {
  const goOn = stateFile === null ? 'What was stored stays.' : 'Run the same command again to go on.'
  if (outcome instanceof Refused) throw outcome
  process.stdout.write(`${importReport(tally)}\n`)
  if (outcome === 'stopped') {
    process.stderr.write(`Stopped before the end of ${file}. ${goOn}\n`)
    process.exitCode = stop.exitStatus ?? 1
    return
  }
  if (outcome !== 'ended') throw new Refused(`${sayFailure(outcome, file)} ${goOn}`)
  if (stateFile !== null) removeProgress(stateFile)
  if (refusedLines(tally) > 0) process.exitCode = 1
}

function sayFailure(error: Error, file: string): string {
  if (error instanceof GivenUp) return `Given up: ${error.message}, for minutes.`
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return `${file} ends in the middle of its gzip: the rest of it is missing.`
  if (code.startsWith('Z_')) return `${file} is damaged: its gzip cannot be unpacked any further.`
  if (code !== '') return `${file} cannot be read any further (${code}).`
  throw error
}
