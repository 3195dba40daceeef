// One database file: there, whole as SQLite sees it, of a schema that this build knows, with a log of a sane size.
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { readSqlite, type SqliteReader } from '../../runtime/node/sqlite-driver.js'
import type { Migration } from '../../storage/migrate.js'
import { type Diagnosis, RESTORE, warning, whole, wrong } from './diagnosis.js'

export type FileLookedAt = {
  readonly diagnoses: Diagnosis[]
  /** Null where it cannot be read. The caller closes it. */
  readonly reader: SqliteReader | null
}

/** A write-ahead log past this is a sign that it is not folded into the file, in bytes. */
const LONG_LOG = 512 * 1024 * 1024

/** Opens and checks a database. `thorough` compares every index with its table too, which takes longer. */
export function lookAtFile(file: string, migrations: readonly Migration[], thorough: boolean): FileLookedAt {
  const check = basename(file)
  const lost = lookForLostLog(file)
  let reader: SqliteReader | null = null
  try {
    reader = readSqlite(file)
    const damage = damageIn(check, reader, thorough)
    if (damage) return { diagnoses: [...lost, damage], reader }
    const schema = lookAtSchema(check, reader, migrations)
    const diagnoses = [...lost, ...schema, ...lookAtLayout(check, reader), ...lookAtLog(check, file)]
    if (diagnoses.length > 0) return { diagnoses, reader }
    const size = `${((statSync(file).size + logBytes(file)) / 1e6).toFixed(1)} MB`
    return {
      diagnoses: [whole(check, `${size}, whole as SQLite sees it, schema ${newest(migrations)}.`)],
      reader,
    }
  } catch (error) {
    reader?.close()
    return { diagnoses: [...lost, unreadable(check, error)], reader: null }
  }
}

/** SQLite's shared memory outlives a crash together with the log that it describes, never without it. */
function lookForLostLog(file: string): Diagnosis[] {
  if (!existsSync(`${file}-shm`) || existsSync(`${file}-wal`)) return []
  const name = basename(file)
  return [
    wrong(
      name,
      `${name}-wal, the write-ahead log, was removed while the database was in use. What was acknowledged last is missing.`,
      `If you have the file, put it back before anything opens the folder. Otherwise let producers send again what they sent in the last hours: what is there answers \`duplicate\`.`,
    ),
  ]
}

function damageIn(check: string, reader: SqliteReader, thorough: boolean): Diagnosis | null {
  const pragma = thorough ? 'integrity_check' : 'quick_check'
  const found = reader.all(`PRAGMA ${pragma}(3)`).map(row => String(row[pragma]))
  if (found[0] === 'ok') return null
  return wrong(check, `It is damaged. SQLite says: “${found.join('”, “')}”.`, RESTORE)
}

function lookAtSchema(check: string, reader: SqliteReader, migrations: readonly Migration[]): Diagnosis[] {
  const [row] = reader.all('SELECT max(version) AS version FROM migration')
  const applied = Number(row?.version ?? 0)
  if (applied > newest(migrations))
    return [
      wrong(
        check,
        `It has schema ${applied}; this build knows up to ${newest(migrations)}.`,
        'It was written by a newer version of Wherefore. Install that one.',
      ),
    ]
  if (applied === newest(migrations)) return []
  return [
    warning(
      check,
      `It has schema ${applied}; this build brings it to ${newest(migrations)} at its next start.`,
      'Make a backup before that start: there is no way back but the backup.',
    ),
  ]
}

function newest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

function lookAtLayout(check: string, reader: SqliteReader): Diagnosis[] {
  const pages = Number(reader.all('PRAGMA page_size')[0]?.page_size)
  const journal = String(reader.all('PRAGMA journal_mode')[0]?.journal_mode)
  if (pages === 8192 && journal === 'wal') return []
  return [
    warning(
      check,
      `Its pages have ${pages} bytes and its journal is “${journal}”; the service makes 8192 and “wal”.`,
      'Another tool has rewritten it. It works, slower. The next start of the service sets the journal again.',
    ),
  ]
}

function lookAtLog(check: string, file: string): Diagnosis[] {
  const bytes = logBytes(file)
  if (bytes < LONG_LOG) return []
  return [
    warning(
      check,
      `Its write-ahead log has grown to ${Math.round(bytes / 1e6)} MB.`,
      'A backup or another long reader holds it, or the disk was full. A stop and start of the service folds it into the file.',
    ),
  ]
}

function logBytes(file: string): number {
  return existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0
}

function unreadable(check: string, error: unknown): Diagnosis {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB')
    return wrong(check, 'It is no database, or its beginning is damaged.', RESTORE)
  if (code.startsWith('SQLITE_CORRUPT')) return wrong(check, 'It is damaged.', RESTORE)
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
    return wrong(
      check,
      'It cannot be opened by this user.',
      'Run doctor as the user that runs the service. On a read-only disk, copy the folder to one that can be written first: SQLite makes small files beside a database that it reads.',
    )
  if (code.startsWith('SQLITE_IOERR'))
    return wrong(
      check,
      `The disk does not read it (${code}).`,
      `See what the system's log says of the disk. ${RESTORE}`,
    )
  throw error
}
