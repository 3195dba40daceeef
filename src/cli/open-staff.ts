// Where a command finds the staff: in the local data folder, or at a running service.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { newStaff, staffMember } from '../contract/staff-member.js'
import { deriveKeys } from '../domain/seal/derive-keys.js'
import { openRegistry } from '../registry/registry-store.js'
import type { StaffRegistry } from '../registry/staff-port.js'
import { readConfig } from '../runtime/config.js'
import { loadSecrets } from '../runtime/node/key-file.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { openSqlite } from '../runtime/node/sqlite-driver.js'
import { localStaff } from '../runtime/staff-calls.js'
import { createStaffRegistry } from '../runtime/staff-registry.js'
import type { RegistryFlags } from './command-registry.js'
import { Refused } from './refused.js'
import { reasonOf, remoteService } from './remote-service.js'

/** What commands do with staff. */
export type CommandStaff = Pick<StaffRegistry, 'addStaff' | 'listStaff' | 'revokeStaff'>

/** Opens what the flags say, runs the command, closes it. Throws `Refused` where it cannot be opened. */
export async function withStaff<T>(
  flags: RegistryFlags,
  work: (staff: CommandStaff) => Promise<T>,
): Promise<T> {
  if (flags.url !== undefined) return work(remoteStaff(flags.url, process.env.WHEREFORE_ADMIN_KEY))
  const { driver, staff } = openLocal()
  try {
    return await work(staff)
  } finally {
    driver.close()
  }
}

function openLocal() {
  let config: ReturnType<typeof readConfig> | null = null
  try {
    config = readConfig(process.env)
    mkdirSync(config.data, { recursive: true, mode: 0o700 })
    const { secret, warnings } = loadSecrets(config, existsSync(join(config.data, 'shard.db')))
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`)
    const driver = openSqlite(join(config.data, 'registry.db'))
    const staff = createStaffRegistry({
      calls: localStaff(openRegistry(driver)),
      keys: deriveKeys(secret),
      random: size => randomBytes(size),
      publicUrl: config.publicUrl,
      local: true,
      now: Date.now,
    })
    return { driver, staff }
  } catch (error) {
    throw new Refused(sayFailure(error, config))
  }
}

const everyone = z.object({ staff: z.array(staffMember) })

function remoteStaff(url: string, key: string | undefined): CommandStaff {
  const { call, read } = remoteService(url, key)
  return {
    async addStaff(email, role) {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, role }),
      }
      return read(await call('v1/staff', init), newStaff)
    },
    async listStaff() {
      return (await read(await call('v1/staff'), everyone)).staff
    },
    async revokeStaff(id) {
      const answer = await call(`v1/staff/${encodeURIComponent(id)}`, { method: 'DELETE' })
      if (answer.status === 404) return false
      if (!answer.ok) throw new Refused(await reasonOf(answer))
      return true
    },
  }
}
