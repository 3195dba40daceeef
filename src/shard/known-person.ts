// What a shard knows of a person between calls.

export type KnownPerson = {
  readonly no: number
  /** `subject_ref`, 16 bytes. */
  readonly ref: Uint8Array
  /** Null after an erasure, until something new is recorded. */
  readonly key: Uint8Array | null
  /** Unix milliseconds. */
  readonly linksVoidBefore: number | null
  readonly erasedAt: number | null
}
