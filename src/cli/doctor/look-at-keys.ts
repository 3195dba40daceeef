// The keys: there, kept to oneself, and those that this data was written with.
import { existsSync } from 'node:fs'
import { type DerivedKeys, deriveKeys } from '../../domain/seal/derive-keys.js'
import type { EpochKeys } from '../../domain/seal/person-key.js'
import { type Config, ConfigRefused } from '../../runtime/config.js'
import { loadSecrets } from '../../runtime/node/key-file.js'
import type { SqliteReader } from '../../runtime/node/sqlite-driver.js'
import { compareKeys, KeysRefused } from '../../shard/check-keys.js'
import { type Diagnosis, warning, whole, wrong } from './diagnosis.js'

export type KeysLookedAt = {
  readonly diagnoses: Diagnosis[]
  /** Null where they are missing or not those of the data: then no record can be opened. */
  readonly keys: { readonly derived: DerivedKeys; readonly epochs: EpochKeys } | null
}

/** Loads the keys as the service would, makes none, and compares them with what the shard remembers of them. */
export function lookAtKeys(config: Config, shard: SqliteReader): KeysLookedAt {
  try {
    const secrets = loadSecrets(config, true)
    const derived = deriveKeys(secrets.secret)
    compareKeys(shard, derived, secrets.epochs)
    const epochs = [...secrets.epochs.keys()].sort((one, other) => one - other).join(', ')
    const place = config.secret && config.epochs ? 'the environment' : config.keysFile
    const diagnoses = [
      whole(
        'keys',
        `They are those of this data: the secret, and the key of epoch ${epochs}, from ${place}.`,
      ),
      ...secrets.warnings.map(says =>
        warning('keys', `${says.replace(/: chmod.*/, '')}.`, `chmod 600 ${config.keysFile}`),
      ),
    ]
    return { diagnoses, keys: { derived, epochs: secrets.epochs } }
  } catch (error) {
    return { diagnoses: [refused(error, config)], keys: null }
  }
}

function refused(error: unknown, config: Config): Diagnosis {
  if (error instanceof KeysRefused)
    return wrong(
      'keys',
      `${error.message}. No record can be opened with it.`,
      'Find the keys that this data was written with: an older keys file, or your secret store. Without them nothing here can be read, by anybody. Do not start the service with new keys.',
    )
  if (error instanceof ConfigRefused && !existsSync(config.keysFile))
    return wrong(
      'keys',
      `No keys: ${config.keysFile} is not there, and WHEREFORE_SECRET and WHEREFORE_KEK are not both set.`,
      'A backup never holds the keys. Name the keys file of this data with WHEREFORE_KEYS, or set both variables from your secret store.',
    )
  if (error instanceof ConfigRefused)
    return wrong(
      'keys',
      `${config.keysFile}: ${error.message}.`,
      'Put back a good copy of the keys file. Do not make a new one: it would open nothing.',
    )
  if (error instanceof Error && 'code' in error && error.code === 'EACCES')
    return wrong(
      'keys',
      `This user may not read ${config.keysFile}.`,
      'Run doctor as the user that runs the service.',
    )
  throw error
}
