// What a Worker is given: its settings, under the same names as on Node, and its Durable Objects.
import { type DerivedKeys, deriveKeys, epochFromSecret } from '../../domain/seal/derive-keys.js'
import type { EpochKeys } from '../../domain/seal/person-key.js'
import { type Config, ConfigRefused, readConfig } from '../config.js'
import type { RegistryCalls } from '../registry-calls.js'
import type { StaffCalls } from '../staff-calls.js'
import type { ShardMethods } from './shard-methods.js'

export type WorkerEnvironment = {
  readonly SHARD: DurableObjectNamespace<ShardMethods>
  readonly REGISTRY: DurableObjectNamespace<RegistryMethods>
  /** How many shards; fixed at the first deployment. */
  readonly SHARDS?: string
  /** Where the Durable Objects must stay, such as `eu`. */
  readonly JURISDICTION?: string
} & { readonly [name: `WHEREFORE_${string}` | `OIDC_${string}`]: string | undefined }

/** The registry's verbs, those of staff, and the number of shards that this deployment was begun with. */
export type RegistryMethods = RegistryCalls &
  StaffCalls & {
    /** Keeps the number at the first call; gives the one that was kept. */
    agreeOnShards(count: number): Promise<number>
  }

export type EdgeKeys = { readonly derived: DerivedKeys; readonly epochs: EpochKeys }

const MOST_SHARDS = 4096

/** The settings. Throws `ConfigRefused`. */
export function edgeConfig(environment: WorkerEnvironment): Config {
  const settings = Object.entries(environment).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return readConfig(Object.fromEntries(settings))
}

/** The keys. The secret must be set: there is no disk to keep one on. Throws `ConfigRefused`. */
export function edgeKeys(config: Config): EdgeKeys {
  if (!config.secret)
    throw new ConfigRefused('WHEREFORE_SECRET must be set: wrangler secret put WHEREFORE_SECRET')
  return { derived: deriveKeys(config.secret), epochs: config.epochs ?? epochFromSecret(config.secret) }
}

/** The number of shards. Throws `ConfigRefused`. */
export function shardCount(environment: WorkerEnvironment): number {
  const count = Number(environment.SHARDS ?? 64)
  if (Number.isInteger(count) && count >= 1 && count <= MOST_SHARDS) return count
  throw new ConfigRefused(`SHARDS must be a whole number from 1 to ${MOST_SHARDS}`)
}

/** Asks for the objects by name, each time anew: a stub that broke stays broken. */
export function durableObjects(environment: WorkerEnvironment) {
  const { JURISDICTION: jurisdiction } = environment
  const shards = jurisdiction ? environment.SHARD.jurisdiction(jurisdiction) : environment.SHARD
  const registries = jurisdiction ? environment.REGISTRY.jurisdiction(jurisdiction) : environment.REGISTRY
  return {
    shard: (at: number) => shards.get(shards.idFromName(`shard-${at}`)),
    registry: () => registries.get(registries.idFromName('registry')),
  }
}
