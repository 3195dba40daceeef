// What a shard knows of a person between calls.
import type { KeyObject } from 'node:crypto'

export type KnownPerson = {
  readonly no: number
  /** `subject_ref`, 16 bytes. */
  readonly ref: Uint8Array
  /** Null after an erasure, until something new is recorded. */
  readonly key: KeyObject | null
  /** Unix milliseconds. */
  readonly linksVoidBefore: number | null
  readonly erasedAt: number | null
}
