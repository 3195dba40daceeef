// The registry's own database: catalogue versions and API keys. Synchronous, as a shard is.

import type { Driver } from '../storage/driver.js'
import { registryMigrations } from '../storage/generated/migrations.js'
import { migrate } from '../storage/migrate.js'

export type RegistryStore = { readonly driver: Driver }

/** Opens the registry over an empty or an existing database. Throws `DatabaseNewer`. */
export function openRegistry(driver: Driver): RegistryStore {
  migrate(driver, registryMigrations)
  return { driver }
}
