// The keys of a deployment that sets none: made at random on first start and kept in a file of their own, mode 0600,
// outside the databases and their backups. Without them nothing that is stored can be read again.

import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Config, ConfigRefused, readConfig } from '../config.js'

export type Secrets = {
  readonly secret: Uint8Array
  readonly epochs: ReadonlyMap<number, Uint8Array>
  /** What an operator should be told, in words. */
  readonly warnings: readonly string[]
}

/**
 * The secret and the epochs' keys: from the settings, else from the keys file, else made new.
 * `databaseExists`: then nothing is made new, because it could not open what is there. Throws `ConfigRefused`.
 */
export function loadSecrets(config: Config, databaseExists: boolean): Secrets {
  if (config.secret && config.epochs) return { secret: config.secret, epochs: config.epochs, warnings: [] }
  const warnings: string[] = []
  if (!existsSync(config.keysFile)) {
    if (databaseExists) {
      throw new ConfigRefused(
        `WHEREFORE_KEYS names ${config.keysFile}, which is not there, and ${missing(config)} is not set. The data in ${config.data} was written with keys that are now missing: put the file back, or set the variables.`,
      )
    }
    makeKeysFile(config.keysFile)
    warnings.push(
      `made new keys in ${config.keysFile}: keep a copy apart from the data, without it nothing can be read`,
    )
  }
  const kept = readKeysFile(config.keysFile)
  const secret = config.secret ?? kept.secret
  const epochs = config.epochs ?? kept.epochs
  if (!secret || !epochs) throw new ConfigRefused(`${config.keysFile} does not hold ${missing(config)}`)
  if ((statSync(config.keysFile).mode & 0o077) !== 0)
    warnings.push(`${config.keysFile} can be read by others: chmod 600 it`)
  return { secret, epochs, warnings }
}

function missing(config: Config): string {
  return config.secret
    ? 'WHEREFORE_KEK'
    : config.epochs
      ? 'WHEREFORE_SECRET'
      : 'WHEREFORE_SECRET and WHEREFORE_KEK'
}

function makeKeysFile(file: string): void {
  const key = () => randomBytes(32).toString('base64url')
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = `# Wherefore's keys. Without them nothing that is stored can be read. Never part of a backup of the data.
WHEREFORE_SECRET=${key()}
WHEREFORE_KEK=0:${key()}
`
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true })
  chmodSync(file, 0o600)
}

function readKeysFile(file: string): Pick<Config, 'secret' | 'epochs'> {
  const values: Record<string, string> = {}
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, name, value] = /^(WHEREFORE_SECRET|WHEREFORE_KEK)=(.*)$/.exec(line.trim()) ?? []
    if (name && value) values[name] = value
  }
  return readConfig(values)
}
