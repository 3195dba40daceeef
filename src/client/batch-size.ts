// How large a batch may be. Somebody between here and the service may take less than the contract says: then batches
// shrink until they pass. What made them shrink may pass too, so they grow again, slowly.
import type { Bounds } from './buffer.js'

export type BatchSize = {
  bounds(): Bounds
  /** A batch of so many bytes was refused for its size. */
  tooLarge(bytes: number): void
  /** A batch was answered. */
  passed(): void
}

/** After so many batches that passed, a larger one is tried: one more refusal in a hundred requests at worst. */
const PASSED_BEFORE_LARGER = 100

/** Begins with the most. */
export function createBatchSize(most: Bounds): BatchSize {
  let { bytes } = most
  let passed = 0
  return {
    bounds: () => ({ decisions: most.decisions, bytes }),
    tooLarge(refused) {
      bytes = Math.floor(Math.min(bytes, refused) / 2)
      passed = 0
    },
    passed() {
      if (bytes === most.bytes || ++passed < PASSED_BEFORE_LARGER) return
      bytes = Math.min(bytes * 2, most.bytes)
      passed = 0
    },
  }
}
