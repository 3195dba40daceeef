import { describe, expect, it } from 'vitest'
import { orderDiffers } from '../../../src/rendering/about/order-differs.js'

const shares = (of: Record<string, number>) =>
  Object.entries(of).map(([key, share]) => ({ key: key === '' ? null : key, share, used: 1 }))

describe('orderDiffers', () => {
  it.each([
    ['the declared order holds', ['a', 'b'], { a: 0.6, b: 0.3, c: 0.1 }, false],
    ['two changed places', ['a', 'b'], { b: 0.6, a: 0.3, c: 0.1 }, true],
    ['they are too close to tell', ['a', 'b'], { b: 0.41, a: 0.4 }, false],
    ['something undeclared as main counts more', ['a', 'b'], { a: 0.5, c: 0.3, b: 0.2 }, true],
    ['what nobody described counts more', ['a'], { '': 0.6, a: 0.4 }, true],
    ['a main parameter was not used', ['a', 'b'], { a: 0.8, c: 0.2 }, true],
    ['nothing is declared', [], { a: 1 }, false],
  ] as const)('where %s', (_, declared, measured, differs) => {
    expect(orderDiffers(declared, shares(measured))).toBe(differs)
  })
})
