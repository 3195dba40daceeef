// The driver over better-sqlite3: the only file that knows it. Durability and layout are set here, explicitly:
// the package is compiled with WAL at NORMAL although the pragma reads back FULL.
import Database from 'better-sqlite3'
import type { Driver, Row, SqlValue } from '../../storage/driver.js'

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY = 5_000
/** Pages copied in one turn of the event loop: some milliseconds. */
const COPIED_PAGES = 512

export type SqliteDriver = Driver & {
  /** Moves what the write-ahead log holds into the file; `empty` also shortens the log to nothing. */
  checkpoint(empty: boolean): void
  close(): void
}

/** Opens or makes a database file. Throws where the file cannot be opened or written. */
export function openSqlite(file: string): SqliteDriver {
  const database = new Database(file)
  database.pragma('page_size = 8192')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('secure_delete = ON')
  database.pragma('foreign_keys = ON')
  database.pragma(`busy_timeout = ${BUSY}`)
  database.pragma('cache_size = -131072')
  database.pragma('wal_autocheckpoint = 8000')
  return {
    ...driverOver(database, 'immediate'),
    checkpoint(empty) {
      database.pragma(empty ? 'wal_checkpoint(TRUNCATE)' : 'wal_checkpoint(PASSIVE)')
    },
    close() {
      database.close()
    },
  }
}

/** A database that is only read: nothing in it changes, and whoever writes it is not held up. */
export type SqliteReader = Driver & {
  /** From here on every read sees the same moment, whatever others write. Until `close`. */
  holdMoment(): void
  /**
   * Copies the database page by page into a new file, in small steps. Call `holdMoment` before: without it every write
   * of another process makes the copy begin anew, and under a steady load it never ends. What `onStep` throws ends it.
   */
  copyTo(file: string, onStep: (left: number, pages: number) => void): Promise<void>
  close(): void
}

/** Opens a database file that is there, to read it. Throws where it is not, or is no database. */
export function readSqlite(file: string): SqliteReader {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY })
  database.pragma('cache_size = -131072')
  return {
    ...driverOver(database, 'deferred'),
    holdMoment() {
      database.exec('BEGIN')
      // The moment is that of the first read.
      database.prepare('SELECT count(*) FROM sqlite_schema').get()
    },
    async copyTo(copy, onStep) {
      const progress = ({ remainingPages, totalPages }: Database.BackupMetadata) => {
        onStep(remainingPages, totalPages)
        return COPIED_PAGES
      }
      await database.backup(copy, { progress })
    },
    close() {
      database.close()
    },
  }
}

/**
 * Holds a file for this process alone until the answer is called or the process ends, however it ends: the system's own
 * lock, by way of SQLite, because Node has none. Null where another holds it for longer than `patience` milliseconds.
 */
export function holdFile(file: string, patience: number): (() => void) | null {
  const database = new Database(file, { timeout: patience })
  try {
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
    return () => database.close()
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null
    throw error
  }
}

function driverOver(database: Database.Database, begin: 'immediate' | 'deferred'): Driver {
  const transact = database.transaction((work: () => unknown) => work())
  const statements = new Map<string, Database.Statement<SqlValue[], Row>>()

  function statement(sql: string): Database.Statement<SqlValue[], Row> {
    let prepared = statements.get(sql)
    if (!prepared) {
      prepared = database.prepare<SqlValue[], Row>(sql)
      statements.set(sql, prepared)
    }
    return prepared
  }

  return {
    all: (sql, ...values) => statement(sql).all(...values),
    run(sql, ...values) {
      statement(sql).run(...values)
    },
    // `transact` gives back what `work` gave: its type is lost only on the way through the package.
    transaction: <T>(work: () => T) => transact[begin](work) as T,
  }
}
