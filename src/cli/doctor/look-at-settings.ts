// Settings, the folder, and whether somebody is at work on it.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../runtime/config.js'
import { isFolderHeld } from '../../runtime/node/hold-folder.js'
import { type Diagnosis, warning, whole, wrong } from './diagnosis.js'

/** Looks at what the settings say and at the data folder itself. */
export function lookAtSettings(config: Config): Diagnosis[] {
  return [whole('settings', `They can be read. The data folder is ${config.data}.`), ...lookAtAddress(config)]
}

function lookAtAddress({ publicUrl, plainLoopback }: Config): Diagnosis[] {
  if (!plainLoopback) return [whole('address', `Links begin with ${publicUrl}.`)]
  return [
    warning(
      'address',
      `Links begin with ${publicUrl}, which opens on this machine only.`,
      'For people elsewhere, set WHEREFORE_PUBLIC_URL to your https address. If the service has it and only this shell has not, all is well.',
    ),
  ]
}

/** Looks at the folder. `null` where there is nothing in it to look at. */
export function lookAtFolder({ data }: Config): { readonly diagnoses: Diagnosis[]; readonly there: boolean } {
  const missing = ['shard.db', 'registry.db'].filter(name => !existsSync(join(data, name)))
  if (missing.length === 2) {
    const says = existsSync(data)
      ? `${data} holds no data: neither shard.db nor registry.db is there.`
      : `${data} is not there.`
    const mend =
      'Name the folder with --data or WHEREFORE_DATA. Where it should have been this one, restore a backup into it. A new service makes its data at its first start.'
    return { diagnoses: [wrong('folder', says, mend)], there: false }
  }
  if (missing.length === 1) {
    const mend = 'Restore both databases from one backup: each alone does not fit the other.'
    return { diagnoses: [wrong('folder', `${missing[0]} is missing in ${data}.`, mend)], there: false }
  }
  return { diagnoses: [folderMode(data), atWork(data)], there: true }
}

function folderMode(data: string): Diagnosis {
  const mode = statSync(data).mode & 0o777
  if ((mode & 0o077) === 0)
    return whole('folder', 'Both databases are there. Only this user can open the folder.')
  return warning(
    'folder',
    `Both databases are there. Others can open ${data} (mode ${mode.toString(8)}).`,
    `chmod 700 ${data}`,
  )
}

function atWork(data: string): Diagnosis {
  const held = existsSync(join(data, 'lock')) && isFolderHeld(data)
  return whole(
    'service',
    held ? 'A service or an import is at work on this folder.' : 'Nobody is at work on this folder just now.',
  )
}
