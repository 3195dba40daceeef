// The thread that writes one shard. It alone writes the database: what this process remembers of it stays true.
import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { pooled } from '../../domain/seal/aead.js'
import { deriveKeys } from '../../domain/seal/derive-keys.js'
import type { EpochKeys } from '../../domain/seal/person-key.js'
import { type LookRequest, look } from '../../shard/look.js'
import { type RetireRequest, retire } from '../../shard/retire.js'
import { openShard } from '../../shard/shard.js'
import { voidLinks } from '../../shard/void-links.js'
import { writeRun } from '../../shard/write-run.js'
import { type GroupCommit, groupCommit } from './group-commit.js'
import { openSqlite } from './sqlite-driver.js'
import { answerCalls } from './thread-calls.js'

export type ShardThreadData = {
  readonly file: string
  readonly secret: Uint8Array
  readonly epochs: EpochKeys
}

if (!parentPort) throw new Error('this file is a thread of the service')
const { file, secret, epochs } = workerData as ShardThreadData // what `startWriter` hands over
const driver = openSqlite(file)
const shard = openShard(
  driver,
  deriveKeys(secret),
  epochs,
  pooled(size => randomBytes(size)),
)
const commits: GroupCommit = groupCommit(shard, error => tell(error))
const methods = {
  record: commits.record,
  look: async (request: LookRequest) => look(shard, request),
  retire: async (request: RetireRequest) => retire(shard, request),
  voidLinks: async (subjectRef: Uint8Array, at: number) => voidLinks(shard, subjectRef, at),
  writeRun: async () => writeRun(shard),
  ready: commits.ready,
  checkpoint: async () => driver.checkpoint(false),
  /** Waits for what was taken, then closes the database. */
  close: async () => {
    await commits.idle()
    driver.checkpoint(true)
    driver.close()
  },
}
export type ShardThreadMethods = typeof methods
const tell = answerCalls(parentPort, methods)
