// Making a person's old links stop working: the person's own wish, or part of an erasure.
import { forgetPerson } from './person.js'
import type { Shard } from './shard.js'

/**
 * Links of the person that were minted at or before `at` (Unix milliseconds) open nothing from now on; an earlier moment
 * never brings back what a later one voided. False where this shard does not know the person.
 */
export function voidLinks(shard: Shard, subjectRef: Uint8Array, at: number): boolean {
  const changed = shard.driver.all(
    'UPDATE person SET links_void_before = max(coalesce(links_void_before, 0), ?) WHERE ref = ? RETURNING no',
    at,
    subjectRef,
  )
  forgetPerson(shard, subjectRef)
  return changed.length > 0
}
