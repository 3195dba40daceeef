// `wherefore backup`: both databases in one file, while the service serves. Keys are never in it.
import { setPriority } from 'node:os'
import { Command } from 'commander'
import { type Config, readConfig } from '../runtime/config.js'
import { BackupRefused, type BackupStep, backUp } from '../runtime/node/back-up.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { createProgress } from './progress.js'
import { Refused } from './refused.js'
import { stopSignal } from './stop-signal.js'

/** How far it steps back for other processes, as `nice` counts. */
const NICE = 10

export function backupCommand(): Command {
  return new Command('backup')
    .description('copy both databases into one file, while the service serves; the keys are never in it')
    .argument('<file>', 'the tar file to write, such as /safe/wherefore-2026-11-28.tar')
    .option('--force', 'replace the file if it is there')
    .option('--quiet', 'show no progress')
    .addHelpText(
      'after',
      `
Works on the data folder (WHEREFORE_DATA). The file appears whole, checked and synced, or not at all; making it takes twice
its room on that disk for a moment. It holds shard.db, registry.db, SHA256SUMS and backup.json. To restore into a new folder:

  mkdir -m 700 restored && tar -xf FILE -C restored
  cd restored && sha256sum -c SHA256SUMS

then WHEREFORE_KEYS=… wherefore doctor --data restored. Exit status 130 or 143 where a signal stopped it.`,
    )
    .action(backup)
}

async function backup(file: string, flags: { force?: boolean; quiet?: boolean }): Promise<void> {
  const config = readSettings()
  // Whoever serves meanwhile comes first.
  setPriority(NICE)
  const stop = stopSignal()
  const progress = createProgress({
    quiet: flags.quiet === true,
    output: process.stderr,
    elapsed: () => performance.now(),
  })
  try {
    const made = await backUp({
      data: config.data,
      file,
      replace: flags.force === true,
      now: Date.now(),
      onStep(step) {
        stop.throwIfAsked()
        progress.show(() => lineOf(step))
      },
    })
    progress.end()
    process.stdout.write(
      `${file}: ${megabytes(made.bytes)} MB, checked. The keys are not in it: keep them elsewhere.\n`,
    )
  } catch (error) {
    progress.end()
    if (stop.exitStatus !== null) {
      process.stderr.write('Stopped. Nothing is left of this backup.\n')
      process.exitCode = stop.exitStatus
      return
    }
    throw new Refused(sayRefusal(error, file, config))
  } finally {
    stop.forget()
  }
}

function readSettings(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    throw new Refused(sayFailure(error, null))
  }
}

function lineOf({ doing, done, total }: BackupStep): string {
  return `backup: ${doing}${doing === 'checking' ? '' : ` ${Math.floor((100 * done) / Math.max(total, 1))} %`}`
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

/** What goes wrong while it is written is about the file's disk; what is read from is the data folder. */
function sayRefusal(error: unknown, file: string, config: Config): string {
  if (error instanceof BackupRefused) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EFBIG' || code === 'EDQUOT')
    return `The disk of ${file} is full. Nothing is left of this backup; make room, or choose another disk.`
  if (code === 'ENOENT' || code === 'ENOTDIR') return `The folder of ${file} is not there.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `This user may not write ${file}.`
  return sayFailure(error, config).replace('The service did not start', 'There is no backup')
}
