// The blocks of a decision beside its signals: consent, person, outcome, exclusions, ad, price, experiment and the
// rest, each present, absent or incomplete.
import {
  type Decision,
  type DecisionKind,
  exclusionReason,
  legalBasis,
  type Signal,
} from '../../src/contract/decision.js'
import { chance, oneOf, sometimes, times } from './choices.js'
import { freeText, hostileAddress } from './hostile.js'
import { type Draw, drawKey, drawMoment } from './signals.js'

type Block<Name extends keyof Decision> = NonNullable<Decision[Name]>

export function drawItem({ choices, mark, manner }: Draw): Block<'item'> {
  return {
    id: freeText(choices, manner, mark('I'), 200),
    ...sometimes(choices, 75, () => ({ title: freeText(choices, manner, mark('T'), 300) })),
    ...sometimes(choices, 40, () => ({ type: freeText(choices, manner, mark('Y'), 60) })),
    ...sometimes(choices, 40, () => ({ url: hostileAddress(choices, manner, mark('W')) })),
  }
}

export function drawOutcome(draw: Draw, signals: readonly Signal[]): Block<'outcome'> {
  const { choices } = draw
  const sum = signals.reduce((total, signal) => total + (signal.contribution ?? 0), 0)
  const score = Math.max(-1e12, Math.min(1e12, sum + oneOf(choices, [0.5, 0.5, 7, -3e6])))
  return {
    ...sometimes(choices, 70, () => ({ score })),
    ...sometimes(choices, 70, () => ({ base: 0.5 })),
    ...sometimes(choices, 80, () => ({
      method: oneOf(choices, ['exact', 'exact', 'estimate', 'surrogate', 'rule', 'unknown']),
    })),
    ...sometimes(choices, 50, () => ({
      alternatives: times(choices.below(4), () => drawAlternative(draw, score, signals)),
    })),
  }
}

/** Often close to the item's own score, and made of the same keys: then something can be said to have changed it. */
function drawAlternative(
  draw: Draw,
  own: number,
  signals: readonly Signal[],
): NonNullable<Block<'outcome'>['alternatives']>[number] {
  const { choices } = draw
  return {
    item: drawItem(draw),
    score: oneOf(choices, [Math.max(-1e12, own - choices.below(4)), choices.below(200) - 100]),
    ...sometimes(choices, 50, () => ({ position: choices.below(20) + 1 })),
    ...sometimes(choices, 85, () => ({
      contributions: Object.fromEntries(
        times(choices.below(5), () => [
          (signals[choices.below(9)]?.key ?? drawKey(choices)).replace('constructor', 'toString'),
          choices.below(9) - 4,
        ]),
      ),
    })),
  }
}

export function drawExclusions({ choices, mark, manner }: Draw): Block<'not_used'> {
  return times(oneOf(choices, [1, 0, 2, 3, 12]), index => ({
    key: drawKey(choices),
    reason: exclusionReason.options[(index + choices.below(12)) % 12] ?? 'policy',
    ...sometimes(choices, 40, () => ({ detail: freeText(choices, manner, mark('D'), 500) })),
  }))
}

export function drawConsent({ choices, mark, manner }: Draw): Block<'consent'> {
  return {
    ...sometimes(choices, 75, () => ({
      purposes: times(choices.below(5), () =>
        oneOf(choices, ['p.consent', 'p.adverts', 'p.plain', 'p.ghost']),
      ),
    })),
    ...sometimes(choices, 60, () => ({ basis: oneOf(choices, ['explicit_consent', ...legalBasis.options]) })),
    ...sometimes(choices, 40, () => ({ recorded_at: drawMoment(choices) })),
    ...sometimes(choices, 20, () => ({ reference: freeText(choices, manner, mark('R'), 200) })),
    ...sometimes(choices, 20, () => ({ tcf: freeText(choices, manner, mark('C'), 8000) })),
    ...sometimes(choices, 10, () => ({ gpp: freeText(choices, manner, mark('G'), 8000) })),
    ...sometimes(choices, 20, () => ({ gpc: chance(choices, 50) })),
  }
}

export function drawPerson({ choices }: Draw): Block<'person'> {
  return {
    ...sometimes(choices, 50, () => ({ minor: chance(choices, 60) })),
    ...sometimes(choices, 60, () => ({ jurisdiction: oneOf(choices, ['US-NY', 'DE', 'US-CA', 'US']) })),
    ...sometimes(choices, 50, () => ({ locale: oneOf(choices, ['en', 'de', 'de-AT', 'pt-BR', 'ar']) })),
  }
}

/** The blocks that go with a kind. An ad without its block, or with half of it, is legal and a finding. */
export function drawKindBlocks(
  draw: Draw,
  kind: DecisionKind,
): Pick<Decision, 'ad' | 'price' | 'experiment'> {
  const { choices, mark, manner } = draw
  const isAd = kind === 'ad' || kind === 'political_ad'
  const payer = freeText(choices, manner, mark('P'), 100)
  return {
    ...sometimes(choices, isAd ? 85 : 3, () => ({
      ad: {
        ...sometimes(choices, 75, () => ({ on_behalf_of: payer })),
        ...sometimes(choices, 75, () => ({
          paid_by: chance(choices, 50) ? freeText(choices, manner, mark('P'), 100) : payer,
        })),
        ...sometimes(choices, 50, () => ({
          transparency: times(choices.below(3), () => ({
            domain: oneOf(choices, ['ads.example', 'xn--bcher-kva.example', '"><script>.example']).replace(
              manner === 'benign' ? '"><script>' : '\0',
              'plain',
            ),
            dsaparams: times(choices.below(4), () => oneOf(choices, [1, 2, 3, 4, 0, 99, 1_000_000])),
          })),
        })),
      },
    })),
    ...sometimes(choices, kind === 'price' ? 100 : 3, () => ({
      price: {
        amount: oneOf(choices, ['19.90', '0', '-5.00', '1234567890123456789.123456789']),
        currency: oneOf(choices, ['EUR', 'USD', 'JPY', 'XXX']),
        ...sometimes(choices, 50, () => ({ reference_amount: oneOf(choices, ['24.90', '19.90', '00.1']) })),
      },
    })),
    ...sometimes(choices, kind === 'experiment' ? 100 : 3, () => ({
      experiment: {
        key: 'exp.one',
        variant: freeText(choices, manner, mark('E'), 100),
        ...sometimes(choices, 50, () => ({ reason: freeText(choices, manner, mark('F'), 100) })),
      },
    })),
  }
}
