import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingCodes } from '../../../src/contract/finding.js'
import { findingBits, findingCodesOf } from '../../../src/domain/findings/finding-bits.js'

const found = (code: (typeof findingCodes)[number]) => ({ code, pointers: ['/signals/0'] })

describe('findingBits', () => {
  it('gives each code the bit of its place in the contract, which stored rows rely on', () => {
    expect(findingCodes.map(code => findingBits([found(code)]))).toEqual([
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192,
    ])
  })

  it('is 0 where nothing was found', () => {
    expect(findingBits([])).toBe(0)
  })
})

describe('findingCodesOf', () => {
  it('gives back the codes that were written, in the order of the contract', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...findingCodes]), codes => {
        expect(findingCodesOf(findingBits(codes.map(found)))).toEqual(
          findingCodes.filter(code => codes.includes(code)),
        )
      }),
    )
  })
})
