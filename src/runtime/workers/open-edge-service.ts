// The whole service in a Worker: the same application as on Node, over Durable Objects.
import { randomBytes, randomUUID } from 'node:crypto'
import { createApp } from '../../http/app.js'
import type { Registry } from '../../registry/port.js'
import type { StaffRegistry } from '../../registry/staff-port.js'
import type { Shards } from '../../shard/port.js'
import { ConfigRefused } from '../config.js'
import { describeCode } from '../describe-code.js'
import { gunzip } from '../gunzip.js'
import { createOidc } from '../oidc.js'
import { createRegistry } from '../registry.js'
import { createShards } from '../shards.js'
import { createStaffRegistry } from '../staff-registry.js'
import { version } from '../version.js'
import { durableObjects, edgeConfig, edgeKeys, shardCount, type WorkerEnvironment } from './environment.js'
import { inTime } from './in-time.js'
import { remoteRegistry } from './remote-registry.js'
import { remoteShard } from './remote-shard.js'
import { remoteStaff } from './remote-staff.js'

/** An object that takes longer has not answered, in milliseconds. */
const SHARD_DEADLINE = 10_000
/** Soon enough that what is remembered of the registry still holds. */
const REGISTRY_DEADLINE = 2_000

export type EdgeOptions = {
  /** Takes one line a request or event; the Worker's own log where it is absent. */
  log?(line: object): void
  now?(): number
  /** How long one object may take, in milliseconds; asked at each call. */
  deadline?(object: number | 'registry'): number
}

export type EdgeService = {
  fetch(request: Request): Promise<Response>
  readonly shards: Shards
  readonly registry: Registry
  readonly staff: StaffRegistry
}

/** Puts the service together. Throws `ConfigRefused`, also where SHARDS is not what the deployment was begun with. */
export async function openEdgeService(
  environment: WorkerEnvironment,
  options: EdgeOptions = {},
): Promise<EdgeService> {
  const config = edgeConfig(environment)
  const keys = edgeKeys(config).derived
  const count = shardCount(environment)
  const objects = durableObjects(environment)
  const deadline =
    options.deadline ?? (object => (object === 'registry' ? REGISTRY_DEADLINE : SHARD_DEADLINE))
  const agreed = await inTime(objects.registry().agreeOnShards(count), deadline('registry'), 'registry-late')
  if (agreed !== count) {
    throw new ConfigRefused(
      `SHARDS is ${count}, but this deployment was begun with ${agreed}: a person's shard follows from it, set it back`,
    )
  }
  const now = options.now ?? Date.now
  const log = options.log ?? ((line: object) => console.log(JSON.stringify(line)))
  const onFailure = (error: unknown) =>
    log({ time: new Date(now()).toISOString(), event: 'shard-failed', code: describeCode(error) })
  const calls = remoteRegistry(objects.registry, () => deadline('registry'))
  const registry = createRegistry({
    calls,
    adminKey: config.adminKey,
    plainLoopback: config.plainLoopback,
    now,
  })
  const staff = createStaffRegistry({
    calls: remoteStaff(objects.registry, () => deadline('registry')),
    keys,
    random: size => randomBytes(size),
    publicUrl: config.publicUrl,
    local: false,
    now,
  })
  const [first, ...others] = Array.from({ length: count }, (_, at) =>
    remoteShard(
      () => objects.shard(at),
      () => deadline(at),
    ),
  )
  if (!first) throw new ConfigRefused('SHARDS must be at least 1')
  const lookups = {
    perHour: config.lookupsPerHour,
    reserve: calls.reserveLookups,
    giveBack: calls.returnLookups,
  }
  const shards = createShards({ shards: [first, ...others], keys, registry, lookups, now, onFailure })
  const app = createApp({
    shards,
    registry,
    staff,
    oidc:
      config.oidc &&
      createOidc({
        config: config.oidc,
        publicUrl: config.publicUrl,
        keys,
        random: size => randomBytes(size),
        now,
      }),
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
  return { fetch: async request => app.fetch(request), shards, registry, staff }
}
