// The registry's database in the local data folder, for a command: made where it is missing, closed when the work is done.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../runtime/config.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { openSqlite, type SqliteDriver } from '../runtime/node/sqlite-driver.js'
import { Refused } from './refused.js'

/** What is made of a setting before the database is touched, and then of the database. */
export type Opening<Opened> = (config: Config) => (driver: SqliteDriver) => Opened

/** Opens, works, closes. Throws `Refused` where it cannot be opened. */
export async function withRegistryFile<Opened, T>(
  opening: Opening<Opened>,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { driver, opened } = openLocal(opening)
  try {
    return await work(opened)
  } finally {
    driver.close()
  }
}

function openLocal<Opened>(opening: Opening<Opened>) {
  let config: Config | null = null
  try {
    config = readConfig(process.env)
    mkdirSync(config.data, { recursive: true, mode: 0o700 })
    const open = opening(config)
    const driver = openSqlite(join(config.data, 'registry.db'))
    return { driver, opened: open(driver) }
  } catch (error) {
    throw new Refused(sayFailure(error, config))
  }
}
