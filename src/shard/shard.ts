// What every verb of a shard works on: the database, the keys, and what is remembered between calls.
// A shard is synchronous from end to end: nothing comes between a read and the write that rests on it.
import type { CatalogueIndex } from '../domain/catalogue-index.js'
import type { Random } from '../domain/seal/aead.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import type { EpochKeys } from '../domain/seal/person-key.js'
import type { Driver } from '../storage/driver.js'
import { shardMigrations } from '../storage/generated/migrations.js'
import { migrate } from '../storage/migrate.js'
import { beginAudit } from './audit-head.js'
import { checkKeys } from './check-keys.js'
import type { KnownPerson } from './known-person.js'
import { forgetRecent, noRecentDecisions, type RecentDecisions } from './recent.js'
import { Remembered } from './remembered.js'

export type Shard = {
  readonly driver: Driver
  readonly keys: DerivedKeys
  readonly epochs: EpochKeys
  readonly random: Random
  /** Unwrapped keys of persons seen lately, by `subject_ref` as base64. */
  readonly persons: Remembered<string, KnownPerson>
  /** Numbers of surfaces and systems, by kind and key. */
  readonly labels: Remembered<string, number>
  readonly catalogues: Remembered<number, CatalogueIndex>
  /** Decisions that the table `lookup` does not hold yet. */
  readonly recent: RecentDecisions
}

/**
 * Opens a shard over an empty or an existing database: applies migrations and proves that the keys are the right ones.
 * Throws `DatabaseNewer` or `KeysRefused`.
 */
export function openShard(driver: Driver, keys: DerivedKeys, epochs: EpochKeys, random: Random): Shard {
  // Together: a start that is refused has changed nothing.
  driver.transaction(() => {
    migrate(driver, shardMigrations)
    checkKeys(driver, keys, epochs, random)
    beginAudit(driver, keys)
  })
  return shardOver(driver, keys, epochs, random)
}

/** A shard over a database as it is: migrates nothing, remembers no keys, writes nothing at opening. For who reads it. */
export function shardOver(driver: Driver, keys: DerivedKeys, epochs: EpochKeys, random: Random): Shard {
  return {
    driver,
    keys,
    epochs,
    random,
    persons: new Remembered(20_000),
    labels: new Remembered(20_000),
    catalogues: new Remembered(64),
    recent: noRecentDecisions(),
  }
}

/** Forgets what was remembered: after a rollback it may speak of rows that are not there. */
export function forget(shard: Shard): void {
  shard.persons.forget()
  shard.labels.forget()
  shard.catalogues.forget()
  forgetRecent(shard.recent)
}
