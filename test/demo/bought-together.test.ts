import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boughtTogether,
  FEWEST_ORDERS,
  learnTogether,
  type Order,
  pastOrders,
} from '../../src/demo/bought-together.js'
import { catalogue } from '../../src/demo/catalogue.js'
import { customers } from '../../src/demo/customer.js'
import { findProduct, products } from '../../src/demo/product.js'

const someOrders: fc.Arbitrary<readonly Order[]> = fc.array(
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 5 }),
  { minLength: 1, maxLength: 60 },
)

function times(count: number, order: Order): readonly Order[] {
  return Array.from({ length: count }, () => order)
}

describe('learnTogether', () => {
  it('counts the orders that hold both, and says how much more that is than chance', () => {
    const together = learnTogether([...times(5, ['a', 'b']), ...times(5, ['c']), ...times(10, ['d'])])
    // Both in 5 of 20 orders, 1.25 by chance: (5 - 1.25) / sqrt(5 × 5), and half of it believed at 5 orders.
    expect(together('a', 'b')).toEqual({ both: 5, all: 5, strength: 0.375 })
    expect(together('a', 'c')).toEqual({ both: 0, all: 5, strength: 0 })
  })

  it('gives nothing for what chance alone would give', () => {
    const orders = [...times(10, ['a', 'b']), ...times(10, ['a']), ...times(10, ['b']), ...times(10, ['c'])]
    expect(learnTogether(orders)('a', 'b')).toMatchObject({ both: 10, strength: 0 })
  })

  it('gives nothing for what so few orders hold that one of them would show through', () => {
    const others = times(50, ['c'])
    const few = learnTogether([...times(FEWEST_ORDERS - 1, ['a', 'b']), ...others])
    const enough = learnTogether([...times(FEWEST_ORDERS, ['a', 'b']), ...others])
    expect(few('a', 'b').strength).toBe(0)
    expect(enough('a', 'b').strength).toBeGreaterThan(0)
  })

  it('is the same in both directions, from 0 to below 1, whatever the orders', () => {
    fc.assert(
      fc.property(someOrders, orders => {
        const together = learnTogether(orders)
        for (const one of ['a', 'b', 'c']) {
          for (const other of ['b', 'c', 'd', 'nothing sold']) {
            if (one === other) continue
            const { both, all, strength } = together(one, other)
            expect(both).toBe(orders.filter(o => o.includes(one) && o.includes(other)).length)
            expect(all).toBe(orders.filter(order => order.includes(one)).length)
            expect(strength).toBeGreaterThanOrEqual(0)
            expect(strength).toBeLessThan(1)
            expect(together(other, one).strength).toBeCloseTo(strength, 12)
          }
        }
      }),
    )
  })

  it('takes a product that stands twice in an order as one', () => {
    const once = learnTogether([...times(4, ['a', 'b']), ...times(9, ['c'])])
    const twice = learnTogether([...times(4, ['a', 'b', 'a']), ...times(9, ['c'])])
    expect(twice('a', 'b')).toEqual(once('a', 'b'))
  })
})

describe('pastOrders', () => {
  it('are as many as the catalogue says, of products that the shop sells, each once an order', () => {
    const { training_data } = catalogue.systems?.['home-recs'] ?? {}
    expect(training_data?.included?.[0]?.data.en).toContain(`${pastOrders.length} past orders`)
    expect(training_data?.excluded?.[1]?.data.en).toContain(`fewer than ${FEWEST_ORDERS} orders`)
    for (const order of pastOrders) {
      expect(order.length).toBeGreaterThan(0)
      expect(new Set(order).size).toBe(order.length)
      expect(order.filter(id => findProduct(id) === undefined)).toEqual([])
    }
  })

  it('hold every product', () => {
    const sold = new Set(pastOrders.flat())
    expect(products.filter(product => !sold.has(product.id))).toEqual([])
  })
})

describe('boughtTogether', () => {
  it.each([
    ['needle-compass', 'northern-map'],
    ['crane-pack', 'duo-stove'],
    ['ridgeline-boots', 'reed-poles'],
    ['meadow-bag', 'twig-stove'],
  ])('joins %s to %s before anything else', (one, expected) => {
    const others = products.map(product => product.id).filter(id => id !== one)
    const [strongest] = others.sort(
      (a, b) => boughtTogether(one, b).strength - boughtTogether(one, a).strength,
    )
    expect(strongest).toBe(expected)
  })
})

describe('customers', () => {
  it('bought what the shop sells, within what the catalogue says is kept', () => {
    const days = catalogue.signals?.['purchases.bought_together']?.retention_days ?? 0
    for (const { orders } of customers) {
      for (const { days_ago, products } of orders) {
        expect(days_ago).toBeGreaterThan(0)
        expect(days_ago + 1).toBeLessThan(days)
        expect(products.filter(id => findProduct(id) === undefined)).toEqual([])
      }
    }
  })
})
