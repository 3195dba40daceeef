// A copy of both databases in one file, made while the service serves. The copy of the shard is the older one: a
// registry that knows more than its shard does no harm, one that knows less would give out a catalogue version twice.
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Backup, packBackup } from './pack-backup.js'
import { holdFile, readSqlite, type SqliteReader } from './sqlite-driver.js'

/** Why there is no backup. The message says what to do; nothing is left behind, and an older backup is as it was. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
  readonly code: 'no-data' | 'exists' | 'no-room' | 'in-the-making' | 'damaged'
  constructor(code: BackupRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}

export type BackupRequest = {
  /** The data folder. */
  readonly data: string
  /** Where the backup goes: a tar file. */
  readonly file: string
  /** Whether a file that is there is replaced. */
  readonly replace: boolean
  /** Unix milliseconds. */
  readonly now: number
  /** Called every few milliseconds of work; what it throws ends the backup. */
  onStep(step: BackupStep): void
}

export type BackupStep = {
  readonly doing: 'copying' | 'checking' | 'packing'
  readonly done: number
  readonly total: number
}

/** The shard first: its moment is the earlier one. Keys are never among them. */
const DATABASES = ['shard.db', 'registry.db'] as const

/** Makes the backup. It holds everything that was acknowledged before the call. Throws `BackupRefused` or the system's own error. */
export async function backUp(request: BackupRequest): Promise<Backup> {
  refuseEarly(request)
  const work = `${request.file}.partial`
  mkdirSync(work, { recursive: true, mode: 0o700 })
  const release = holdFile(join(work, 'lock'), 0)
  if (!release)
    throw new BackupRefused('in-the-making', `Another backup to ${request.file} is being made just now.`)
  try {
    await copyDatabases(request, work)
    for (const name of DATABASES) checkCopy(request, join(work, name))
    const made = await packBackup({
      folder: work,
      names: DATABASES,
      tar: join(work, 'backup.tar'),
      now: request.now,
      onStep: (done, total) => request.onStep({ doing: 'packing', done, total }),
    })
    renameSync(join(work, 'backup.tar'), request.file)
    await syncFolder(dirname(request.file))
    return made
  } finally {
    release()
    rmSync(work, { recursive: true, force: true })
  }
}

function refuseEarly({ data, file, replace }: BackupRequest): void {
  for (const name of DATABASES) {
    if (!existsSync(join(data, name)))
      throw new BackupRefused(
        'no-data',
        `There is no ${name} in ${data}. Set WHEREFORE_DATA to the folder of the data.`,
      )
  }
  if (existsSync(file) && (!replace || !statSync(file).isFile()))
    throw new BackupRefused(
      'exists',
      `${file} is there already. Choose another name, or replace it with --force.`,
    )
  // Copies and the packed file stand side by side for a moment.
  const needed =
    2 * DATABASES.reduce((sum, name) => sum + sizeOf(join(data, name)) + sizeOf(join(data, `${name}-wal`)), 0)
  const { bavail, bsize } = statfsSync(dirname(file))
  if (bavail * bsize < needed)
    throw new BackupRefused(
      'no-room',
      `The disk of ${file} has ${megabytes(bavail * bsize)} MB free; making the backup takes ${megabytes(needed)} MB there, half of it only meanwhile.`,
    )
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6)
}

async function copyDatabases({ data, onStep }: BackupRequest, work: string): Promise<void> {
  for (const name of DATABASES) rmSync(join(work, name), { force: true })
  const readers: SqliteReader[] = []
  try {
    for (const name of DATABASES) {
      const reader = readSqlite(join(data, name))
      readers.push(reader)
      reader.holdMoment()
    }
    for (const [at, reader] of readers.entries()) {
      await reader.copyTo(join(work, DATABASES[at] ?? ''), (left, pages) => {
        onStep({ doing: 'copying', done: pages - left, total: pages })
      })
    }
  } finally {
    for (const reader of readers) reader.close()
  }
}

/** What is copied page by page is as damaged as what it was copied from. */
function checkCopy({ onStep }: BackupRequest, file: string): void {
  onStep({ doing: 'checking', done: 0, total: 1 })
  const reader = readSqlite(file)
  try {
    const [row] = reader.all('PRAGMA quick_check(1)')
    if (row?.quick_check === 'ok') return
    throw new BackupRefused(
      'damaged',
      'The database is damaged, so there is no backup of it. See: wherefore doctor',
    )
  } finally {
    reader.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
