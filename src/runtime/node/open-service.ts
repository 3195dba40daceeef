// The whole service in one process: databases, keys, shard, registry and the HTTP application, put together once.
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pooled } from '../../domain/seal/aead.js'
import { type DerivedKeys, deriveKeys } from '../../domain/seal/derive-keys.js'
import { subjectRef } from '../../domain/seal/pseudonym.js'
import { createApp } from '../../http/app.js'
import type { LogLine } from '../../http/log-line.js'
import type { Registry } from '../../registry/port.js'
import { openRegistry } from '../../registry/registry-store.js'
import type { StaffRegistry } from '../../registry/staff-port.js'
import type { Shards } from '../../shard/port.js'
import type { RetireAnswer, RetireRequest } from '../../shard/retire.js'
import { openShard, shardOver } from '../../shard/shard.js'
import type { Config } from '../config.js'
import { describeCode } from '../describe-code.js'
import { gunzip } from '../gunzip.js'
import { createOidc } from '../oidc.js'
import { createRegistry } from '../registry.js'
import { localRegistry } from '../registry-calls.js'
import { createShards } from '../shards.js'
import { localStaff } from '../staff-calls.js'
import { createStaffRegistry } from '../staff-registry.js'
import { version } from '../version.js'
import { compress } from './compress.js'
import { holdFolder } from './hold-folder.js'
import { loadSecrets, type Secrets } from './key-file.js'
import { shardOnNode } from './shard-on-node.js'
import { startWriter } from './shard-writer.js'
import { shareTurns } from './share-turns.js'
import { openSqlite, readSqlite } from './sqlite-driver.js'

/** What one line of the log that is not about a request says. Never personal data. */
export type EventLine = {
  readonly time: string
  readonly event: string
  readonly code?: string
  readonly detail?: string
}

export type ServiceOptions = {
  log(line: LogLine | EventLine): void
  now?(): number
}

export type Service = {
  fetch(request: Request): Promise<Response>
  readonly shards: Shards
  readonly registry: Registry
  readonly staff: StaffRegistry
  /** What an operator should be told about this start. */
  readonly warnings: readonly string[]
  /** Deletes one piece of what is past its retention; see the shard's verb. */
  retire(request: RetireRequest): Promise<RetireAnswer>
  /** Makes links of a person that were minted at or before `at` void. */
  voidLinks(subject: string, at: number): Promise<boolean>
  /** Puts some thousands of decisions that are in no run into one; true where there were any. */
  writeRun(): Promise<boolean>
  /** Moves what the write-ahead log holds into the file. */
  checkpoint(): Promise<void>
  /** Whoever listens tells of each new connection: while they come, batches that wait are held back for a moment. */
  clientCame(): void
  /** Settles with the reason should the service no longer be able to store anything. */
  readonly broken: Promise<Error>
  /** Waits for what was taken, then closes the databases. */
  close(): Promise<void>
}

/** Opens the service. Rejects with `ConfigRefused`, `KeysRefused`, `DatabaseNewer`, `FolderHeld` or the database's own error. */
export async function openService(config: Config, options: ServiceOptions): Promise<Service> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const release = holdFolder(config.data)
  try {
    return await openHeld(config, options, release)
  } catch (error) {
    release()
    throw error
  }
}

async function openHeld(config: Config, options: ServiceOptions, release: () => void): Promise<Service> {
  const now = options.now ?? Date.now
  const shardFile = join(config.data, 'shard.db')
  const secrets = loadSecrets(config, existsSync(shardFile))
  const keys = deriveKeys(secrets.secret)
  const random = pooled(size => randomBytes(size))
  prepareShard(shardFile, keys, secrets)
  const registryDriver = openSqlite(join(config.data, 'registry.db'))
  const registryStore = openRegistry(registryDriver)

  const onFailure = (error: unknown) => {
    options.log({ time: new Date(now()).toISOString(), event: 'shard-failed', code: describeCode(error) })
  }
  const { secret, epochs } = secrets
  const writer = await startWriter({ file: shardFile, secret, epochs }, onFailure)
  const readerDriver = readSqlite(shardFile)
  const local = shardOnNode(writer, shardOver(readerDriver, keys, epochs, random))
  const calls = localRegistry(registryStore, random)
  const registry = createRegistry({
    calls,
    adminKey: config.adminKey,
    plainLoopback: config.plainLoopback,
    now,
  })
  const staff = createStaffRegistry({
    calls: localStaff(registryStore),
    keys,
    random,
    publicUrl: config.publicUrl,
    local: true,
    now,
  })
  const lookups = {
    perHour: config.lookupsPerHour,
    reserve: calls.reserveLookups,
    giveBack: calls.returnLookups,
  }
  const turns = shareTurns(() => performance.now())
  const shards = createShards({ shards: [local], keys, registry, lookups, now, onFailure })
  const app = createApp({
    shards,
    registry,
    staff,
    oidc: config.oidc && createOidc({ config: config.oidc, publicUrl: config.publicUrl, keys, random, now }),
    publicUrl: config.publicUrl,
    origins: config.origins,
    plainLoopback: config.plainLoopback,
    version,
    now,
    elapsed: () => performance.now(),
    requestId: randomUUID,
    log: options.log,
    gunzip,
    compress,
    turn: turns.turn,
    queueDepth: writer.waiting,
  })
  return {
    fetch: async request => app.fetch(request),
    shards,
    registry,
    staff,
    warnings: secrets.warnings,
    retire: local.retire,
    voidLinks: (subject, at) => local.voidLinks(subjectRef(keys, subject), at),
    writeRun: local.writeRun,
    checkpoint: writer.checkpoint,
    clientCame: turns.clientCame,
    broken: writer.broken,
    async close() {
      readerDriver.close()
      await writer.close()
      registryDriver.checkpoint(true)
      registryDriver.close()
      release()
    },
  }
}

/** Brings the database to the newest schema and proves the keys, before the thread that writes it starts. */
function prepareShard(file: string, keys: DerivedKeys, { epochs }: Secrets): void {
  const driver = openSqlite(file)
  try {
    openShard(driver, keys, epochs, randomBytes)
  } finally {
    driver.close()
  }
}
