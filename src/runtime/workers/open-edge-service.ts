// The whole service in a Worker: the same application as on Node, over Durable Objects.
import { randomUUID } from 'node:crypto'
import { createApp } from '../../http/app.js'
import { ConfigRefused } from '../config.js'
import { describeCode } from '../describe-code.js'
import { gunzip } from '../gunzip.js'
import { createRegistry } from '../registry.js'
import { createShards, type ShardCalls } from '../shards.js'
import { version } from '../version.js'
import { durableObjects, edgeConfig, edgeKeys, shardCount, type WorkerEnvironment } from './environment.js'
import { remoteRegistry } from './remote-registry.js'
import { remoteShard } from './remote-shard.js'

export type EdgeService = { fetch(request: Request): Promise<Response> }

/** Puts the service together. Throws `ConfigRefused`, also where SHARDS is not what the deployment was begun with. */
export async function openEdgeService(environment: WorkerEnvironment): Promise<EdgeService> {
  const config = edgeConfig(environment)
  const keys = edgeKeys(config).derived
  const count = shardCount(environment)
  const objects = durableObjects(environment)
  const agreed = await objects.registry().agreeOnShards(count)
  if (agreed !== count) {
    throw new ConfigRefused(
      `SHARDS is ${count}, but this deployment was begun with ${agreed}: a person's shard follows from it, set it back`,
    )
  }
  const now = Date.now
  const log = (line: object) => console.log(JSON.stringify(line))
  const onFailure = (error: unknown) =>
    log({ time: new Date(now()).toISOString(), event: 'shard-failed', code: describeCode(error) })
  const registry = createRegistry({
    calls: remoteRegistry(objects.registry),
    adminKey: config.adminKey,
    plainLoopback: config.plainLoopback,
    now,
  })
  const [first, ...others] = Array.from({ length: count }, (_, at) => remoteShard(() => objects.shard(at)))
  if (!first) throw new ConfigRefused('SHARDS must be at least 1')
  const shards: [ShardCalls, ...ShardCalls[]] = [first, ...others]
  const app = createApp({
    shards: createShards({ shards, keys, registry, now, onFailure }),
    registry,
    publicUrl: config.publicUrl,
    origins: config.origins,
    plainLoopback: config.plainLoopback,
    version,
    now,
    elapsed: () => performance.now(),
    requestId: randomUUID,
    log,
    gunzip,
    queueDepth: () => 0,
  })
  return { fetch: async request => app.fetch(request) }
}
