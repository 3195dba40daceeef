// Where a command finds the staff: in the local data folder, or at a running service.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { newStaff, staffMember } from '../contract/staff-member.js'
import { deriveKeys } from '../domain/seal/derive-keys.js'
import { openRegistry } from '../registry/registry-store.js'
import type { StaffRegistry } from '../registry/staff-port.js'
import type { Config } from '../runtime/config.js'
import { loadSecrets } from '../runtime/node/key-file.js'
import type { SqliteDriver } from '../runtime/node/sqlite-driver.js'
import { localStaff } from '../runtime/staff-calls.js'
import { createStaffRegistry } from '../runtime/staff-registry.js'
import type { RegistryFlags } from './command-registry.js'
import { remoteService } from './remote-service.js'
import { withRegistryFile } from './with-registry-file.js'

/** What commands do with staff. */
export type CommandStaff = Pick<StaffRegistry, 'addStaff' | 'listStaff' | 'revokeStaff'>

/** Opens what the flags say, runs the command, closes it. Throws `Refused` where it cannot be opened. */
export async function withStaff<T>(
  flags: RegistryFlags,
  work: (staff: CommandStaff) => Promise<T>,
): Promise<T> {
  if (flags.url !== undefined) return work(remoteStaff(flags.url, process.env.WHEREFORE_ADMIN_KEY))
  return withRegistryFile(opening, work)
}

function opening(config: Config) {
  const { secret, warnings } = loadSecrets(config, existsSync(join(config.data, 'shard.db')))
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`)
  return (driver: SqliteDriver) =>
    createStaffRegistry({
      calls: localStaff(openRegistry(driver)),
      keys: deriveKeys(secret),
      random: size => randomBytes(size),
      publicUrl: config.publicUrl,
      local: true,
      now: Date.now,
    })
}

const everyone = z.object({ staff: z.array(staffMember) })

function remoteStaff(url: string, key: string | undefined): CommandStaff {
  const { call, read, post, remove } = remoteService(url, key)
  return {
    addStaff: (email, role) => post('v1/staff', { email, role }, newStaff),
    listStaff: async () => (await read(await call('v1/staff'), everyone)).staff,
    revokeStaff: id => remove(`v1/staff/${encodeURIComponent(id)}`),
  }
}
