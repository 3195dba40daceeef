// Which keys decisions used: asked of a running service, or of the database in the local data folder, also while a
// service runs over it. Nothing is made where nothing is.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type SeenInShards, seenInShards as seenSchema } from '../contract/seen.js'
import { deriveKeys } from '../domain/seal/derive-keys.js'
import { type Config, readConfig } from '../runtime/config.js'
import { loadSecrets } from '../runtime/node/key-file.js'
import { sayFailure } from '../runtime/node/say-failure.js'
import { openSqlite } from '../runtime/node/sqlite-driver.js'
import { seenInShards } from '../runtime/seen-in-shards.js'
import { ShardsAway } from '../shard/port.js'
import { seen } from '../shard/seen.js'
import { openShard } from '../shard/shard.js'
import type { RegistryFlags } from './command-registry.js'
import { Refused } from './refused.js'
import { remoteService } from './remote-service.js'

/** The keys; null where no database is there yet. Throws `Refused`. */
export async function readSeen({ url }: RegistryFlags): Promise<SeenInShards | null> {
  if (url === undefined) return readLocally()
  const { call, read } = remoteService(url, process.env.WHEREFORE_ADMIN_KEY)
  return read(await call('v1/catalogue/seen'), seenSchema)
}

async function readLocally(): Promise<SeenInShards | null> {
  let config: Config | null = null
  try {
    config = readConfig(process.env)
    const file = join(config.data, 'shard.db')
    return existsSync(file) ? await lookInto(file, config) : null
  } catch (error) {
    throw new Refused(sayFailure(error instanceof ShardsAway ? error.cause : error, config))
  }
}

async function lookInto(file: string, config: Config): Promise<SeenInShards> {
  const secrets = loadSecrets(config, true)
  const driver = openSqlite(file)
  try {
    const shard = openShard(driver, deriveKeys(secrets.secret), secrets.epochs, size => randomBytes(size))
    // What fails is thrown below, where there is one shard.
    const onFailure = () => {}
    return await seenInShards({ shards: [{ seen: async request => seen(shard, request) }], onFailure })
  } finally {
    driver.close()
  }
}
