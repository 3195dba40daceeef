// The whole service in one process: databases, keys, shard, registry and the HTTP application, put together once.
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pooled } from '../../domain/seal/aead.js'
import { deriveKeys } from '../../domain/seal/derive-keys.js'
import { createApp } from '../../http/app.js'
import type { LogLine } from '../../http/log-line.js'
import type { Registry } from '../../registry/port.js'
import { openRegistry } from '../../registry/registry-store.js'
import type { Shards } from '../../shard/port.js'
import { openShard, type Shard } from '../../shard/shard.js'
import type { Config } from '../config.js'
import { describeCode } from '../describe-code.js'
import { gunzip } from '../gunzip.js'
import { createRegistry } from '../registry.js'
import { localRegistry } from '../registry-calls.js'
import { createShards } from '../shards.js'
import { version } from '../version.js'
import { compress } from './compress.js'
import { localShard } from './group-commit.js'
import { holdFolder } from './hold-folder.js'
import { loadSecrets } from './key-file.js'
import { openSqlite } from './sqlite-driver.js'

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
  readonly shard: Shard
  /** What an operator should be told about this start. */
  readonly warnings: readonly string[]
  /** Moves what the write-ahead log holds into the file. */
  checkpoint(): void
  /** Waits for what was taken, then closes the databases. */
  close(): Promise<void>
}

/** Opens the service. Throws `ConfigRefused`, `KeysRefused`, `DatabaseNewer`, `FolderHeld` or the database's own error. */
export function openService(config: Config, options: ServiceOptions): Service {
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const release = holdFolder(config.data)
  try {
    return openHeld(config, options, release)
  } catch (error) {
    release()
    throw error
  }
}

function openHeld(config: Config, options: ServiceOptions, release: () => void): Service {
  const now = options.now ?? Date.now
  const shardFile = join(config.data, 'shard.db')
  const secrets = loadSecrets(config, existsSync(shardFile))
  const keys = deriveKeys(secrets.secret)
  const random = pooled(size => randomBytes(size))
  const shardDriver = openSqlite(shardFile)
  const shard = openShard(shardDriver, keys, secrets.epochs, random)
  const registryDriver = openSqlite(join(config.data, 'registry.db'))
  const calls = localRegistry(openRegistry(registryDriver), random)

  const onFailure = (error: unknown) => {
    options.log({ time: new Date(now()).toISOString(), event: 'shard-failed', code: describeCode(error) })
  }
  const local = localShard(shard, onFailure)
  const registry = createRegistry({
    calls,
    adminKey: config.adminKey,
    plainLoopback: config.plainLoopback,
    now,
  })
  const shards = createShards({ shards: [local], keys, registry, now, onFailure })
  const app = createApp({
    shards,
    registry,
    publicUrl: config.publicUrl,
    origins: config.origins,
    plainLoopback: config.plainLoopback,
    version,
    now,
    elapsed: () => performance.now(),
    requestId: randomUUID,
    log: options.log,
    gunzip,
    queueDepth: local.waiting,
  })
  return {
    fetch: async request => compress(request, await app.fetch(request)),
    shards,
    registry,
    shard,
    warnings: secrets.warnings,
    checkpoint: () => shardDriver.checkpoint(false),
    async close() {
      await local.idle()
      for (const driver of [shardDriver, registryDriver]) {
        driver.checkpoint(true)
        driver.close()
      }
      release()
    },
  }
}
