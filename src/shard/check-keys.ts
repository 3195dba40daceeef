// A database opens only with the keys it was made with. Found out at start, in words, not record by record.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { open, type Random, SealBroken, seal } from '../domain/seal/aead.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import type { EpochKeys } from '../domain/seal/person-key.js'
import type { Driver } from '../storage/driver.js'

/** The configured keys are not those of this database. `code` tells which setting to look at. */
export class KeysRefused extends Error {
  override readonly name = 'KeysRefused'
  readonly code: 'secret-wrong' | 'kek-missing' | 'kek-wrong'
  constructor(code: KeysRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}

const KNOWN = Buffer.from('wherefore/epoch-check/v1')

/** Remembers the keys on first use and compares them ever after. Throws `KeysRefused`. */
export function checkKeys(driver: Driver, keys: DerivedKeys, epochs: EpochKeys, random: Random): void {
  driver.transaction(() => {
    if (compareSecret(driver, keys) === 'not-remembered') {
      driver.run("INSERT INTO setting (name, value) VALUES ('secret', ?)", secretCheck(keys))
    }
    for (const [epoch, key] of epochs) rememberEpoch(driver, epoch, key, random)
    compareEpochs(driver, epochs)
  })
}

/** The same comparison without remembering anything: for who only looks. Throws `KeysRefused`. */
export function compareKeys(driver: Driver, keys: DerivedKeys, epochs: EpochKeys): void {
  compareSecret(driver, keys)
  compareEpochs(driver, epochs)
}

function compareEpochs(driver: Driver, epochs: EpochKeys): void {
  for (const row of driver.all("SELECT name, value FROM setting WHERE name GLOB 'epoch:*'")) {
    const epoch = Number(String(row.name).slice('epoch:'.length))
    const key = epochs.get(epoch)
    if (!key)
      throw new KeysRefused(
        'kek-missing',
        `WHEREFORE_KEK has no key for epoch ${epoch}, which persons' keys are wrapped under`,
      )
    if (!opens(key, epoch, row.value)) {
      throw new KeysRefused(
        'kek-wrong',
        `WHEREFORE_KEK has another key for epoch ${epoch} than this database was written with`,
      )
    }
  }
}

function secretCheck(keys: DerivedKeys): Uint8Array {
  return createHmac('sha256', keys.check).update('wherefore/secret-check/v1').digest().subarray(0, 16)
}

function compareSecret(driver: Driver, keys: DerivedKeys): 'same' | 'not-remembered' {
  const [row] = driver.all("SELECT value FROM setting WHERE name = 'secret'")
  if (!row) return 'not-remembered'
  if (
    !(row.value instanceof Uint8Array) ||
    row.value.length !== 16 ||
    !timingSafeEqual(row.value, secretCheck(keys))
  ) {
    throw new KeysRefused(
      'secret-wrong',
      'WHEREFORE_SECRET is not the secret that this database was written with',
    )
  }
  return 'same'
}

function rememberEpoch(driver: Driver, epoch: number, key: Uint8Array, random: Random): void {
  const name = `epoch:${epoch}`
  if (driver.all('SELECT name FROM setting WHERE name = ?', name).length > 0) return
  driver.run(
    'INSERT INTO setting (name, value) VALUES (?, ?)',
    name,
    seal(key, random(12), Buffer.from(name), KNOWN),
  )
}

function opens(key: Uint8Array, epoch: number, sealed: unknown): boolean {
  try {
    return sealed instanceof Uint8Array && KNOWN.equals(open(key, Buffer.from(`epoch:${epoch}`), sealed))
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}
