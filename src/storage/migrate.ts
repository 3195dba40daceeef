// Brings a database to the newest schema, forward only, each step whole or not at all.
import type { Driver } from './driver.js'

export type Migration = { readonly version: number; readonly statements: readonly string[] }

/** The database was written by a newer version of the service. Starting would damage it. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer'
  readonly code = 'database-newer'
}

/** Applies what is missing. Throws `DatabaseNewer` where the database knows more than this build. */
export function migrate(driver: Driver, migrations: readonly Migration[]): void {
  driver.transaction(() => {
    driver.run('CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY) STRICT')
    const [row] = driver.all('SELECT max(version) AS version FROM migration')
    const applied = Number(row?.version ?? 0)
    const newest = migrations.at(-1)?.version ?? 0
    if (applied > newest) {
      throw new DatabaseNewer(
        `the database has schema ${applied}, this build knows up to ${newest}: install the newer version`,
      )
    }
    for (const migration of migrations) {
      if (migration.version <= applied) continue
      for (const statement of migration.statements) driver.run(statement)
      driver.run('INSERT INTO migration (version) VALUES (?)', migration.version)
    }
  })
}
