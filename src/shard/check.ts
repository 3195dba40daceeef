// What recording decisions would find and say. The same steps as recording and explaining; nothing is written.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Decision } from '../contract/decision.js'
import { RECORD_BYTES, RECORD_TOO_LARGE } from '../contract/ingestion.js'
import { indexCatalogue } from '../domain/catalogue-index.js'
import { explain } from '../domain/explain/explain.js'
import { readRecord, recordBytes } from '../domain/record-bytes.js'
import { commitment, saltAt } from '../domain/seal/commitment.js'
import type { CheckOutcome } from './port.js'
import type { Shard } from './shard.js'

/** Explains decisions that are not stored, under the catalogue in force. The commitment is over a salt of its own. */
export function check(
  shard: Pick<Shard, 'random'>,
  decisions: readonly Decision[],
  catalogue: CatalogueVersion,
  now: number,
): CheckOutcome[] {
  const index = indexCatalogue(catalogue)
  const seed = shard.random(32)
  return decisions.map((decision, place): CheckOutcome => {
    const bytes = recordBytes(decision)
    if (bytes.length > RECORD_BYTES) return { status: 'invalid', errors: [RECORD_TOO_LARGE] }
    return {
      status: 'valid',
      record: {
        facts: explain(readRecord(bytes), Object.keys(decision.cohorts ?? {}), index),
        receivedAt: now,
        catalogueVersion: catalogue.version,
        commitment: Buffer.from(commitment(saltAt(seed, place), bytes)).toString('hex'),
      },
    }
  })
}
