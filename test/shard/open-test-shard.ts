// A real shard over a real SQLite database in memory or in a file, and decisions routed to it.
import { randomBytes } from 'node:crypto'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
import { type DerivedKeys, deriveKeys } from '../../src/domain/seal/derive-keys.js'
import type { EpochKeys } from '../../src/domain/seal/person-key.js'
import { openSqlite, type SqliteDriver } from '../../src/runtime/node/sqlite-driver.js'
import { type PackedDecisions, packDecisions, unpackDecisions } from '../../src/runtime/packed-decisions.js'
import { decisionRouter } from '../../src/runtime/route-decision.js'
import type { SentDecision, ShardOutcome } from '../../src/shard/arrived-decision.js'
import { record } from '../../src/shard/record.js'
import { openShard, type Shard } from '../../src/shard/shard.js'
import { aCatalogue } from '../builders/catalogue.js'

export const NOW = Date.parse('2026-05-03T10:00:01.000Z')
export const secret = randomBytes(32)
export const epochs: EpochKeys = new Map([[0, randomBytes(32)]])
export const declared: CatalogueVersion = { version: 1, catalogue: aCatalogue() }

/** Opens a shard; in memory where no file is given. */
export function openTestShard(file = ':memory:'): { readonly shard: Shard; readonly driver: SqliteDriver } {
  const driver = openSqlite(file)
  return { driver, shard: openShard(driver, deriveKeys(secret), epochs, size => randomBytes(size)) }
}

/** Decisions as the runtime packs them for a shard. */
export function packed(keys: DerivedKeys, decisions: readonly Decision[]): PackedDecisions {
  return packDecisions(decisions.flatMap(decision => decisionRouter(keys)(decision) ?? []))
}

/** A decision as a shard is handed it. */
export function sent(keys: DerivedKeys, decision: Decision): SentDecision {
  const [one] = unpackDecisions(packed(keys, [decision]))
  if (!one) throw new Error('the record is over its limit')
  return one
}

/** Records decisions under version 1 of the builders' catalogue. */
export function recordAll(shard: Shard, decisions: readonly Decision[], now = NOW): readonly ShardOutcome[] {
  const request = {
    now,
    catalogueVersion: 1,
    decisions: unpackDecisions(packed(shard.keys, decisions)),
  }
  const answer = record(shard, { ...request, catalogue: declared })
  if (answer.answer !== 'recorded') throw new Error('the shard did not take the catalogue')
  return answer.outcomes
}
