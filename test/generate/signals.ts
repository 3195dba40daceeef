// The signals of a generated decision: declared, undeclared and doubled keys; contributions that tie, vanish, are
// huge, lie on the borders of the strength words, add up or do not; values of every type, each with a mark.
import type { Signal, SignalValue } from '../../src/contract/decision.js'
import { DECLARED, keyOfDeclared } from './catalogue.js'
import { type Choices, chance, oneOf, sometimes, times } from './choices.js'
import { freeText, type Manner } from './hostile.js'
import { type Mark, markedNumber } from './markers.js'

/** What a decision is drawn with: choices, marks, and whether its free texts are hostile. */
export type Draw = { readonly choices: Choices; readonly mark: Mark; readonly manner: Manner }

/** Keys that no catalogue declares; some are names that every object has. */
export const undeclaredKeys = [
  'unknown.Qu1z',
  'unknown.Qu2z',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'shop.more',
] as const satisfies readonly [string, ...string[]]

/** The moment before which signals were observed; decisions happen later. */
const OBSERVED_BEFORE = Date.UTC(2026, 4, 3, 22, 30)

export function drawSignals(draw: Draw): Signal[] {
  const { choices } = draw
  const count = chance(choices, 1) ? 200 : oneOf(choices, [1, 0, 2, 3, 4, 5, 6, 8, 8, 8, 12])
  const contribution = drawContributions(choices)
  return times(count, index => drawSignal(draw, index, contribution, count === 200))
}

/** A key of a signal or an exclusion: mostly declared, when there is a catalogue at all. */
export function drawKey(choices: Choices): string {
  return chance(choices, 12) ? oneOf(choices, undeclaredKeys) : keyOfDeclared(choices.below(DECLARED))
}

function drawSignal(draw: Draw, index: number, contribution: Contribution, brief: boolean): Signal {
  const { choices, mark, manner } = draw
  const recorded = contribution()
  return {
    key: drawKey(choices),
    ...sometimes(choices, 85, () => ({ value: drawValue(draw, index, brief) })),
    ...(recorded === null ? {} : { contribution: recorded }),
    ...sometimes(choices, 60, () => ({ observed_at: drawMoment(choices) })),
    ...sometimes(choices, 20, () => ({ source: freeText(choices, manner, mark('S'), brief ? 60 : 200) })),
    ...sometimes(choices, 25, () => ({
      purpose: oneOf(choices, ['p.plain', 'p.consent', 'p.adverts', 'p.ghost']),
    })),
    ...sometimes(choices, 12, () => ({ redacted: chance(choices, 80) })),
  }
}

function drawValue({ choices, mark, manner }: Draw, index: number, brief: boolean): SignalValue {
  const text = (max: number) => freeText(choices, manner, mark('V'), brief ? 60 : max)
  const draws: readonly [() => SignalValue, ...(() => SignalValue)[]] = [
    () => text(500),
    () => text(500),
    () => text(500),
    () => markedNumber(index),
    () => `Liberal voters ${mark('V')}`,
    () => ['hikers', `Liberal voters ${mark('V')}`],
    () => times(brief ? 2 : choices.below(5), () => text(200)),
    () => chance(choices, 50),
    () => oneOf(choices, [0, -0, -1.5, 0.1, 1e-300, 5e-324]),
    () => '',
  ]
  return oneOf(choices, draws)()
}

/** Draws one contribution; null is one that was not recorded. */
type Contribution = () => number | null

function drawContributions(choices: Choices): Contribution {
  const fine = () => (choices.below(2_000_001) - 1_000_000) / 7_919
  const small = () => oneOf(choices, [1, 2, 4, 5, 8, 15, 20, 40, 3, 0, -1, -2, -4, -8, -20])
  const styles: readonly [Contribution, ...Contribution[]] = [
    small,
    small,
    fine,
    fine,
    () => (chance(choices, 30) ? null : small()),
    () => (chance(choices, 60) ? null : oneOf(choices, [0, -0])),
    () => null,
    () => oneOf(choices, [2, -2]),
    () => -Math.abs(fine()),
    () => oneOf(choices, [0, -0]),
    () => oneOf(choices, [1e12, -1e12, 1, 1e-9, 5e-324]),
    () => oneOf(choices, [5e-324, 1e-308, -1e-300]),
    () => (chance(choices, 80) ? oneOf(choices, [0.1, 0.2, -0.3]) : null),
  ]
  return oneOf(choices, styles)
}

/** A moment as producers write it: any offset, with or without a fraction, near midnight often. */
export function drawMoment(choices: Choices): string {
  const at = OBSERVED_BEFORE - oneOf(choices, [0, 60, 1, 24, 800, 5_000, 20_000]) * 3_600_000
  const offset = oneOf(choices, [0, 60, 120, -300, 330, 840, -720])
  const local = new Date(at + offset * 60_000).toISOString().slice(0, chance(choices, 50) ? 23 : 19)
  if (offset === 0) return `${local}${oneOf(choices, ['Z', '+00:00'])}`
  const minutes = Math.abs(offset)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
