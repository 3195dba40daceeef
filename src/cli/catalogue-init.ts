// `wherefore catalogue init`: a commented catalogue to begin with, empty or from the keys that decisions used.
import { existsSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import type { SeenInShards } from '../contract/seen.js'
import type { RegistryFlags } from './command-registry.js'
import { urlOption } from './key.js'
import { withRegistry } from './open-registry.js'
import { readSeen } from './read-seen.js'
import { Refused } from './refused.js'
import { sayShortcomings } from './say-shortcomings.js'
import { catalogueStarter, type Starter } from './starter/catalogue-starter.js'
import { EMPTY_STARTER } from './starter/starter-texts.js'

type InitFlags = RegistryFlags & {
  readonly fromLogs?: boolean
  readonly all?: boolean
  readonly force?: boolean
}

export function catalogueInitCommand(): Command {
  return new Command('init')
    .description('write a commented catalogue to begin with')
    .argument('[file]', 'where to write it; standard output without it')
    .option('--from-logs', 'from the keys that the newest decisions used; values are never read out')
    .option('--all', 'with --from-logs: the whole catalogue, not only what the one in force lacks')
    .option('--force', 'replace the file if it is there')
    .addOption(urlOption())
    .addHelpText(
      'after',
      `
Without --from-logs the catalogue is a template that declares nothing. With it, each key is an entry with a name, a category
and an origin that were guessed from the key and say so ("# guess:"). Where a catalogue is in force, only what it lacks is
written, to be pasted into it.`,
    )
    .action(init)
}

async function init(file: string | undefined, flags: InitFlags): Promise<void> {
  if (!flags.fromLogs && (flags.all || flags.url !== undefined))
    throw new Refused('--all and --url need --from-logs: without it nothing is asked', true)
  // Said before any work; the writing itself makes sure.
  if (file !== undefined && !flags.force && existsSync(file)) throw isThere(file)
  const text = flags.fromLogs ? await fromLogs(flags) : EMPTY_STARTER
  if (text === null) return
  if (file === undefined) {
    process.stdout.write(text)
    return
  }
  write(file, text, flags.force === true)
  process.stderr.write(`${file} is written. Next: wherefore catalogue check ${file}\n`)
}

/** The starter; null where there is nothing to write, which is said. */
async function fromLogs(flags: InitFlags): Promise<string | null> {
  const seen = await readSeen(flags)
  if (!seen || seen.decisions === 0)
    throw new Refused('No decisions are stored yet. Send some first, or leave --from-logs out.')
  const { catalogue } = await withRegistry(flags, registry => registry.currentCatalogue())
  sayShortcomings(seen)
  const starter = catalogueStarter({ seen, catalogue, all: flags.all === true })
  process.stderr.write(`${summary(seen, starter)}\n`)
  return starter.text
}

function summary({ decisions }: SeenInShards, { text, written }: Starter): string {
  const from = decisions === 1 ? '1 decision' : `the newest ${decisions} decisions`
  if (text === null) return `Nothing is missing: the catalogue in force declares all that ${from} used.`
  const counts = Object.entries(written).flatMap(([section, count]) =>
    // A section is named for several entries; for one it is the same word without its s.
    count === 0 ? [] : [`${count} ${count === 1 ? section.slice(0, -1) : section}`],
  )
  return `From ${from}, to describe: ${counts.join(', ') || 'nothing but what the comments say'}.`
}

function write(file: string, text: string, force: boolean): void {
  try {
    writeFileSync(file, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST') throw isThere(file)
    throw new Refused(
      code === 'ENOENT' ? `The folder of ${file} is not there.` : `${file} cannot be written.`,
    )
  }
}

function isThere(file: string): Refused {
  return new Refused(`${file} is there already. Give --force to replace it, or another name.`)
}
