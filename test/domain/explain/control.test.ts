import { describe, expect, it } from 'vitest'
import type { DeclaredSignal } from '../../../src/contract/catalogue.js'
import { controlOver, hasControl } from '../../../src/domain/explain/control.js'
import { aDeclaredSignal } from '../../builders/catalogue.js'

const change = { manage_url: 'https://northpath.example/mine' }

describe('hasControl', () => {
  it.each<[DeclaredSignal['control'], boolean]>([
    [undefined, false],
    [{}, false],
    [{ opt_out: false }, false],
    [{ opt_out: true }, true],
    [change, true],
  ])('of %j is %s', (control, has) => {
    expect(hasControl(aDeclaredSignal({ control }))).toBe(has)
  })

  it('has none where nothing is declared', () => {
    expect(hasControl(null)).toBe(false)
  })
})

describe('controlOver', () => {
  const signal = (
    control: DeclaredSignal['control'],
    personal = true,
    disclosure: 'open' | 'sensitive' = 'open',
  ) => ({
    disclosure,
    personal,
    declared: aDeclaredSignal({ control }),
  })
  const undeclared = { disclosure: 'undeclared', personal: true, declared: null } as const
  const [one, none, context] = [signal({ opt_out: true }), signal({}), signal({ opt_out: true }, false)]

  it.each([
    ['all', [one, signal(change)]],
    ['some', [none, one]],
    ['none', [none, none]],
    // What is not about the person counts neither way.
    ['all', [one, context]],
    ['none', [none, context]],
    ['context', [context]],
    ['undeclared', [undeclared, one]],
    [null, [one, signal({ opt_out: true }, true, 'sensitive'), undeclared]],
  ] as const)('is %s over %j', (control, signals) => {
    expect(controlOver(signals)).toBe(control)
  })
})
