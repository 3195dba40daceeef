// Which registry a command speaks to: the one in the local data folder, or that of a running service.
import { randomBytes } from 'node:crypto'
import { openRegistry as openStore } from '../registry/registry-store.js'
import type { Config } from '../runtime/config.js'
import type { SqliteDriver } from '../runtime/node/sqlite-driver.js'
import { createRegistry } from '../runtime/registry.js'
import { localRegistry } from '../runtime/registry-calls.js'
import type { CommandRegistry, RegistryFlags } from './command-registry.js'
import { remoteRegistry } from './remote-registry.js'
import { withRegistryFile } from './with-registry-file.js'

/** Opens the registry, runs the command, closes it. Throws `Refused` where it cannot be opened. */
export async function withRegistry<T>(
  flags: RegistryFlags,
  work: (registry: CommandRegistry) => Promise<T>,
): Promise<T> {
  if (flags.url !== undefined) return work(remoteRegistry(flags.url, process.env.WHEREFORE_ADMIN_KEY))
  return withRegistryFile(opening, work)
}

function opening({ plainLoopback }: Config) {
  return (driver: SqliteDriver) =>
    createRegistry({
      calls: localRegistry(openStore(driver), size => randomBytes(size)),
      adminKey: null,
      plainLoopback,
      now: Date.now,
    })
}
