import { describe, expect, it } from 'vitest'
import { REQUEST_BYTES, REQUEST_DECISIONS, UNPACKED_BYTES } from '../../src/client/limits.js'
import * as contract from '../../src/contract/ingestion.js'

describe("the client's limits", () => {
  it('are those of the contract, those of bytes with a little room', () => {
    expect(REQUEST_DECISIONS).toBe(contract.BATCH_DECISIONS)
    expect(REQUEST_BYTES).toBeLessThan(contract.BATCH_BYTES)
    expect(REQUEST_BYTES / contract.BATCH_BYTES).toBeGreaterThan(0.99)
    expect(UNPACKED_BYTES).toBeLessThan(contract.UNPACKED_BYTES)
    expect(UNPACKED_BYTES / contract.UNPACKED_BYTES).toBeGreaterThan(0.99)
  })
})
