// A block as it lies in the database, opened: the records of one person from one request.
import { type BlockPlace, type OpenBlock, openBlock, openCohorts } from '../domain/seal/block.js'
import { blob } from '../storage/blob.js'
import { boundCatalogue } from './bound-catalogue.js'
import type { KnownPerson } from './known-person.js'
import { personNumbered } from './person.js'
import type { Shard } from './shard.js'

export type StoredBlock = OpenBlock & {
  /** Number of the person whose it is. */
  readonly person: number
  /** Cohorts of each record, in the same order; empty where there are none. */
  readonly cohorts: readonly string[]
  /** Unix milliseconds. */
  readonly receivedAt: number
  readonly catalogueVersion: number
  /** The commitment over all its records, as stored. */
  readonly commitment: Uint8Array
}

/** The person's block of that number, or null. Throws `SealBroken` where stored bytes do not open. */
export function storedBlock(shard: Shard, person: KnownPerson, no: number): StoredBlock | null {
  const [row] = shard.driver.all(
    'SELECT received_at, catalogue, commitment, body, cohorts FROM block WHERE no = ? AND person = ?',
    no,
    person.no,
  )
  if (!row || !person.key) return null
  const place: BlockPlace = { person: person.ref, block: no }
  const catalogueVersion = Number(row.catalogue)
  const dictionary = boundCatalogue(shard, catalogueVersion)?.dictionary ?? null
  return {
    ...openBlock(person.key, place, blob(row.body), dictionary),
    person: person.no,
    cohorts: row.cohorts === null ? [] : openCohorts(person.key, place, blob(row.cohorts)).split('\n'),
    receivedAt: Number(row.received_at),
    catalogueVersion,
    commitment: blob(row.commitment),
  }
}

/** The block of that number, whosever it is; null where it, its person or their key is not there. Throws `SealBroken`. */
export function blockNumbered(shard: Shard, no: number): StoredBlock | null {
  const [row] = shard.driver.all('SELECT person FROM block WHERE no = ?', no)
  const person = row ? personNumbered(shard, Number(row.person)) : null
  return person && storedBlock(shard, person, no)
}
