// `wherefore doctor`: looks at a data folder, or at a running service from outside, and says what is wrong and what to
// do. It changes nothing.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { DEFAULT_RETENTION_DAYS } from '../contract/catalogue.js'
import { type Config, readConfig } from '../runtime/config.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { version } from '../runtime/version.js'
import { type Shard, shardOver } from '../shard/shard.js'
import { registryMigrations, shardMigrations } from '../storage/generated/migrations.js'
import { type Diagnosis, RESTORE, warning, wrong } from './doctor/diagnosis.js'
import { lookAtCatalogues } from './doctor/look-at-catalogues.js'
import { lookAtDisk } from './doctor/look-at-disk.js'
import { lookAtFile } from './doctor/look-at-file.js'
import { lookAtKeys } from './doctor/look-at-keys.js'
import { lookAtRecords } from './doctor/look-at-records.js'
import { lookAtSearch } from './doctor/look-at-search.js'
import { lookAtService, NOT_SEEN } from './doctor/look-at-service.js'
import { lookAtFolder, lookAtSettings } from './doctor/look-at-settings.js'
import { lookAtTrail } from './doctor/look-at-trail.js'
import { doctorReport } from './doctor/report.js'
import { createProgress, type Progress } from './progress.js'
import { Refused } from './refused.js'

type Flags = {
  readonly data?: string
  readonly sample: number | 'all'
  readonly json?: boolean
  readonly url?: string
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look at the data folder, or at a running service; say what is wrong and what to do')
    .option('--data <folder>', 'the data folder, such as a restored backup (default: WHEREFORE_DATA)')
    .addOption(
      new Option('--sample <blocks>', 'how many blocks of records to open, half of them the newest; or: all')
        .argParser(sampleOf)
        .default(200),
    )
    .option('--json', 'as JSON')
    .option('--url <address>', 'look at a running service from outside instead; needs no key')
    .addHelpText(
      'after',
      `
It changes nothing and may run beside the service. With --sample all it opens every record, counts anew what the
public pages and the findings over time say, and compares every index with its table. The trail of who looked at whom
is walked in any case. It prints no id, subject or value; blocks are named by number.
Exit status 0 when all is whole, warnings allowed; 1 when something is wrong.`,
    )
    .action(doctor)
}

async function doctor(flags: Flags): Promise<void> {
  const progress = createProgress({
    quiet: process.stderr.isTTY !== true,
    output: process.stderr,
    elapsed: () => performance.now(),
  })
  const looked = flags.url === undefined ? lookAtData(flags, progress) : await lookAtUrl(flags.url)
  progress.end()
  const ill = looked.diagnoses.some(({ state }) => state === 'wrong')
  process.stdout.write(flags.json ? asJson(looked, !ill) : `${asText(looked)}\n`)
  if (ill) process.exitCode = 1
}

type LookedAt = {
  readonly subject: string
  readonly diagnoses: readonly Diagnosis[]
  readonly notSeen?: string
}

function lookAtData(flags: Flags, progress: Progress): LookedAt {
  let config: Config
  try {
    config = readConfig({
      ...process.env,
      ...(flags.data === undefined ? {} : { WHEREFORE_DATA: flags.data }),
    })
  } catch (error) {
    const mend =
      'Mend these variables in the environment of the service; docs/running.md says what each one takes.'
    return {
      subject: 'The settings',
      diagnoses: [wrong('settings', sayFailure(error, null).replaceAll('\n', '. '), mend)],
    }
  }
  const folder = lookAtFolder(config)
  const within = folder.there ? lookWithin(config, flags, progress) : []
  return { subject: config.data, diagnoses: [...lookAtSettings(config), ...folder.diagnoses, ...within] }
}

/** Each look needs what one before it found: without a database there are no keys to compare, without keys no records to open. */
function lookWithin(config: Config, { sample }: Flags, progress: Progress): Diagnosis[] {
  progress.show(() => 'doctor: reading the databases')
  const shard = lookAtFile(join(config.data, 'shard.db'), shardMigrations, sample === 'all')
  const registry = lookAtFile(join(config.data, 'registry.db'), registryMigrations, sample === 'all')
  const found = [...shard.diagnoses, ...registry.diagnoses]
  try {
    const { reader } = shard
    if (!reader) return [...found, lookAtDisk(config.data)]
    const keys = tried('keys', found, () => lookAtKeys(config, reader))
    const catalogues =
      registry.reader && tried('catalogue', found, () => lookAtCatalogues(registry.reader ?? reader, reader))
    const proved = keys?.keys
    if (!proved) found.push(notOpened())
    else {
      const { derived, epochs } = proved
      const retentionDays = catalogues?.retentionDays ?? DEFAULT_RETENTION_DAYS
      found.push(
        ...lookInShard(shardOver(reader, derived, epochs, randomBytes), { sample, retentionDays }, progress),
      )
    }
    return [...found, lookAtDisk(config.data)]
  } finally {
    shard.reader?.close()
    registry.reader?.close()
  }
}

type InShard = Pick<Flags, 'sample'> & { readonly retentionDays: number }

function lookInShard(shard: Shard, { sample, retentionDays }: InShard, progress: Progress): Diagnosis[] {
  const found: Diagnosis[] = []
  const look = (check: string, at: () => Diagnosis[]) => tried(check, found, () => ({ diagnoses: at() }))
  look('records', () =>
    lookAtRecords(shard, {
      retentionDays,
      now: Date.now(),
      sample,
      onBlock: (done, total) => progress.show(() => `doctor: ${done} of ${total} blocks opened`),
    }),
  )
  look('search', () =>
    lookAtSearch(shard, sample === 'all', (done, total) =>
      progress.show(() => `doctor: part ${done} of ${total} of the search index`),
    ),
  )
  look('trail', () =>
    lookAtTrail(shard, done => progress.show(() => `doctor: ${done} entries of the audit trail`)),
  )
  return found
}

/** Damage may show only where it is read: then this look broke off, and the others go on. */
function tried<Looked extends { readonly diagnoses: readonly Diagnosis[] }>(
  check: string,
  found: Diagnosis[],
  look: () => Looked,
): Looked | null {
  try {
    const looked = look()
    found.push(...looked.diagnoses)
    return looked
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('SQLITE_')) throw error
    found.push(wrong(check, `It could not be looked at: the database is damaged there (${code}).`, RESTORE))
    return null
  }
}

function notOpened(): Diagnosis {
  return warning(
    'records',
    'None was opened: that takes the right keys.',
    'Mend the keys, then run doctor again.',
  )
}

async function lookAtUrl(address: string): Promise<LookedAt> {
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new Refused('--url must be the address of a running service', true)
  return { subject: address, diagnoses: await lookAtService(new URL(address)), notSeen: NOT_SEEN }
}

function asText({ diagnoses, subject, notSeen }: LookedAt): string {
  const unicode = /utf-?8/i.test(process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '')
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  const report = doctorReport(diagnoses, { unicode, colour, subject })
  return notSeen === undefined ? report : `${report}\n${notSeen}`
}

function asJson({ diagnoses, notSeen }: LookedAt, whole: boolean): string {
  return `${JSON.stringify({ version, whole, checks: diagnoses, ...(notSeen && { not_seen: notSeen }) }, null, 2)}\n`
}

function sampleOf(value: string): number | 'all' {
  if (value === 'all') return value
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new Refused('--sample takes a number of blocks, or: all', true)
  return Number(value)
}
