// Which registry a command speaks to: the one in the local data folder, or that of a running service.
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openRegistry as openStore } from '../registry/registry-store.js'
import { readConfig } from '../runtime/config.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { openSqlite } from '../runtime/node/sqlite-driver.js'
import { createRegistry } from '../runtime/registry.js'
import { localRegistry } from '../runtime/registry-calls.js'
import type { CommandRegistry, RegistryFlags } from './command-registry.js'
import { Refused } from './refused.js'
import { remoteRegistry } from './remote-registry.js'

/** Opens the registry, runs the command, closes it. Throws `Refused` where it cannot be opened. */
export async function withRegistry<T>(
  flags: RegistryFlags,
  work: (registry: CommandRegistry) => Promise<T>,
): Promise<T> {
  if (flags.url !== undefined) return work(remoteRegistry(flags.url, process.env.WHEREFORE_ADMIN_KEY))
  const { driver, registry } = openLocal()
  try {
    return await work(registry)
  } finally {
    driver.close()
  }
}

function openLocal() {
  let config: ReturnType<typeof readConfig> | null = null
  try {
    config = readConfig(process.env)
    mkdirSync(config.data, { recursive: true, mode: 0o700 })
    const driver = openSqlite(join(config.data, 'registry.db'))
    const registry = createRegistry({
      calls: localRegistry(openStore(driver), size => randomBytes(size)),
      adminKey: null,
      plainLoopback: config.plainLoopback,
      now: Date.now,
    })
    return { driver, registry }
  } catch (error) {
    throw new Refused(sayFailure(error, config))
  }
}
