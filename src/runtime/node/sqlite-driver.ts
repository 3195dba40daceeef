// The driver over better-sqlite3: the only file that knows it. Durability and layout are set here, explicitly:
// the package is compiled with WAL at NORMAL although the pragma reads back FULL.
import Database from 'better-sqlite3'
import type { Driver, Row, SqlValue } from '../../storage/driver.js'

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
  database.pragma('busy_timeout = 5000')
  database.pragma('cache_size = -131072')
  database.pragma('wal_autocheckpoint = 8000')
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
    run: (sql, ...values) => statement(sql).run(...values).changes,
    // `transact` gives back what `work` gave: its type is lost only on the way through the package.
    transaction: <T>(work: () => T) => transact.immediate(work) as T,
    checkpoint(empty) {
      database.pragma(empty ? 'wal_checkpoint(TRUNCATE)' : 'wal_checkpoint(PASSIVE)')
    },
    close() {
      database.close()
    },
  }
}
