// Decisions as producers send them, each with the catalogue it is bound to: over all kinds and every optional
// block, hostile in every free text. Every one is legal under the contract; one that is not stops the test.
import type fc from 'fast-check'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision, DecisionKind } from '../../src/contract/decision.js'
import { parseDecision } from '../../src/contract/parse-decision.js'
import { drawConsent, drawExclusions, drawItem, drawKindBlocks, drawOutcome, drawPerson } from './blocks.js'
import { drawCatalogue } from './catalogue.js'
import { arbitraryOf, type Choices, chance, oneOf, seededChoices, sometimes, times } from './choices.js'
import { freeText, type Manner } from './hostile.js'
import { markCounter } from './markers.js'
import { type Draw, drawSignals } from './signals.js'

/** A legal decision as sent, and the catalogue version in force when it was received. */
export type Sent = { readonly decision: Decision; readonly catalogue: CatalogueVersion }

/** The moment at which every generated decision is received, Unix milliseconds. */
export const RECEIVED_AT = Date.UTC(2026, 10, 21, 9, 30)

const CATALOGUES = 40

const kinds: readonly [DecisionKind, ...DecisionKind[]] = [
  'recommendation',
  'ranking',
  'ad',
  'political_ad',
  'price',
  'message',
  'content',
  'experiment',
]

/** `count` decisions over 40 catalogues (the first is none at all). The same seed gives the same, and its twins. */
export function* generateDecisions(seed: number, count: number, manner: Manner = 'hostile'): Generator<Sent> {
  const catalogues = times(CATALOGUES, version =>
    drawCatalogue(seededChoices(seed * 1009 + version), version),
  )
  for (let i = 0; i < count; i++) {
    const catalogue = catalogues[i % CATALOGUES] ?? { version: 0, catalogue: null }
    const decision = drawDecision(seededChoices(seed * 7_919 + i), manner)
    // Ids that are drawn repeat among thousands, sometimes for the same person: that would be a conflict.
    yield { decision: { ...decision, id: `d-${i}.~:_x` }, catalogue }
  }
}

let version = 1_000
/** Any decision with any catalogue; shrinks towards a plain one. */
export const anyDecision: fc.Arbitrary<Sent> = arbitraryOf(choices => ({
  catalogue: drawCatalogue(choices, chance(choices, 95) ? ++version : 0),
  decision: drawDecision(choices, 'hostile'),
}))

function drawDecision(choices: Choices, manner: Manner): Decision {
  const draw: Draw = { choices, manner, mark: markCounter() }
  const { mark } = draw
  const kind = oneOf(choices, kinds)
  const signals = drawSignals(draw)
  const sent = {
    id: `d-${choices.below(1_000_000)}.~:_x`,
    occurred_at: oneOf(choices, [
      '2026-05-04T23:30:00Z',
      '2026-05-05T01:30:00.5+02:00',
      '2026-11-20T18:00:00-08:00',
    ]),
    subject: freeText(choices, manner, mark('J'), 256),
    kind,
    surface: oneOf(choices, ['home.hero', 'list.top', 'ghost.surface', 'constructor']),
    system: {
      id: oneOf(choices, [
        'sys.plain',
        'sys.strict',
        'sys.strict',
        'sys.aimless',
        'sys.adverts',
        'ghost.system',
        'toString',
      ]),
      version: freeText(choices, manner, mark('Z'), 100),
    },
    item: drawItem(draw),
    ...sometimes(choices, 20, () => ({ slate_id: freeText(choices, manner, mark('L'), 128), position: 3 })),
    ...sometimes(choices, 85, () => ({ outcome: drawOutcome(draw, signals) })),
    signals,
    ...sometimes(choices, 50, () => ({ not_used: drawExclusions(draw) })),
    ...sometimes(choices, 65, () => ({ consent: drawConsent(draw) })),
    ...sometimes(choices, 60, () => ({ person: drawPerson(draw) })),
    ...drawKindBlocks(draw, kind),
    ...sometimes(choices, 30, () => ({ automation: oneOf(choices, ['full', 'partial', 'none']) })),
    ...sometimes(choices, 25, () => ({ cohorts: drawCohorts(draw) })),
    ...sometimes(choices, 15, () => ({ withheld: drawWithheld(draw) })),
    ...sometimes(choices, 20, () => ({
      ext: { '10': mark('X'), '9': { b: [mark('X')], a: null }, z: mark('X') },
    })),
  }
  return legal(sent)
}

function drawCohorts({ choices, mark, manner }: Draw): Record<string, string> {
  const value = () => freeText(choices, manner, mark('H'), 100)
  return {
    ...sometimes(choices, 60, () => ({ 'z/~ghost': value() })),
    ...sometimes(choices, 60, () => ({ age_band: value() })),
    ...sometimes(choices, 30, () => ({ '7': value(), toString: value() })),
  }
}

function drawWithheld({ choices, mark, manner }: Draw): { what: string; ground: string }[] {
  return times(choices.below(3) + 1, () => ({
    what: freeText(choices, manner, mark('A'), 200),
    ground: freeText(choices, manner, mark('B'), 300),
  }))
}

/** What the service makes of it: validated, through JSON as it travels. Throws where it would be refused. */
function legal(sent: unknown): Decision {
  const parsed = parseDecision(JSON.parse(JSON.stringify(sent)), { plainLoopback: false, now: RECEIVED_AT })
  if (!parsed.ok) throw new Error(`generated decision is refused: ${JSON.stringify(parsed.errors)}`)
  return parsed.decision
}
