import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, decision } from '../../src/contract/decision.js'
import { parseDecision } from '../../src/contract/parse-decision.js'
import { cohortsText, readRecord, recordBytes } from '../../src/domain/record-bytes.js'
import { aDecision } from '../builders/decision.js'

const text = (of: Decision) => new TextDecoder().decode(recordBytes(of))

/** Every field of the contract, at every depth, in the contract's order. */
const whole = {
  id: 'd-1',
  occurred_at: '2026-05-03T12:00:00.5+02:00',
  subject: 'customer-1',
  kind: 'experiment',
  surface: 'home.hero',
  system: { id: 'home-recs', version: '3.2.0' },
  item: { id: 'sku-1', title: 'Shoes', type: 'product', url: 'https://shop.example/1' },
  slate_id: 's-1',
  position: 2,
  outcome: {
    score: 1.5,
    base: 0.5,
    method: 'exact',
    alternatives: [{ item: { id: 'sku-2' }, score: 1, position: 3, contributions: { a: 1, b: -0.5 } }],
  },
  signals: [
    {
      key: 'a',
      value: ['x', 'y'],
      contribution: 1,
      observed_at: '2026-05-02T08:00:00+02:00',
      source: 'shop',
      purpose: 'p',
      redacted: false,
    },
  ],
  not_used: [{ key: 'b', reason: 'policy', detail: 'house rule' }],
  consent: {
    purposes: ['p'],
    basis: 'consent',
    recorded_at: '2026-01-01T00:00:00Z',
    reference: 'r',
    tcf: 't',
    gpp: 'g',
    gpc: true,
  },
  person: { minor: false, jurisdiction: 'DE', locale: 'de' },
  ad: { on_behalf_of: 'A', paid_by: 'B', transparency: [{ domain: 'a.example', dsaparams: [1, 2] }] },
  price: { amount: '1.00', currency: 'EUR', reference_amount: '2.00' },
  experiment: { key: 'e', variant: 'v', reason: 'r' },
  automation: 'partial',
  cohorts: { age_band: '25-34' },
  withheld: [{ what: 'w', ground: 'trade secret' }],
  ext: { a: 1 },
}
const { cohorts: _, ...recorded } = whole
const wholeText = JSON.stringify({ ...recorded, occurred_at: '2026-05-03T10:00:00.500Z' })

describe('recordBytes', () => {
  it('writes every field but the cohorts, in schema order, and the time as UTC milliseconds', () => {
    expect(text(parsed(whole))).toBe(wholeText)
    expect(Object.keys(whole)).toEqual(Object.keys(decision.shape))
  })

  it.each([false, true])(
    'gives the same bytes in whatever order the fields were sent (schema without generated code: %s)',
    jitless => {
      const reversed: unknown = JSON.parse(JSON.stringify(whole), (_key, value) =>
        isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
      )
      expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(whole))
      expect(text(decision.parse(reversed, { jitless }))).toBe(wholeText)
    },
  )

  it('sorts the keys of contributions by code unit, also keys that look like numbers', () => {
    const contributions = { b: 1, '10': 2, '9': 3, B: 4, a: 5, '1a': 6 }
    const outcome = { alternatives: [{ item: { id: 'x' }, score: 1, contributions }] }
    expect(text(aDecision({ outcome }))).toContain(
      '"outcome":{"alternatives":[{"item":{"id":"x"},"score":1,' +
        '"contributions":{"10":2,"1a":6,"9":3,"B":4,"a":5,"b":1}}]}',
    )
  })

  it('sorts the keys of ext at every depth, by code unit, and leaves lists in their order', () => {
    const ext = { z: [{ b: null, a: true }, 'é', 3], '2': {}, '10': [], toString: '"', '😀': 1, '\uffee': 2 }
    const sorted = '"10":[],"2":{},"toString":"\\"","z":[{"a":true,"b":null},"é",3],"😀":1,"\uffee":2'
    expect(text(aDecision({ ext })).endsWith(`,"ext":{${sorted}}}`)).toBe(true)
  })

  it('writes an ext that nests as deep as 4 KiB allow', () => {
    const deep = `{"a":${'['.repeat(2040)}${']'.repeat(2040)}}`
    expect(text(aDecision({ ext: JSON.parse(deep) }))).toContain(`,"ext":${deep}}`)
  })

  it.each<[string, Decision['outcome'], string]>([
    ['an empty outcome', {}, ''],
    ['the default method, and the outcome it leaves empty', { method: 'unknown' }, ''],
    ['the default method beside a score', { score: 0, method: 'unknown' }, '"outcome":{"score":0},'],
  ])('leaves out %s', (_what, outcome, written) => {
    expect(text(aDecision({ outcome }))).toBe(
      text(aDecision({ outcome: undefined })).replace('"signals"', `${written}"signals"`),
    )
  })

  it.each<[string, Decision['outcome']]>([
    ['an empty list of alternatives', { alternatives: [] }],
    ['a method', { method: 'rule' }],
    ['a base without a score', { base: -1.5 }],
    ['a method with alternatives', { method: 'rule', alternatives: [{ item: { id: 'x' }, score: 2 }] }],
  ])('keeps %s', (_what, outcome) => {
    expect(text(aDecision({ outcome }))).toContain(`"outcome":${JSON.stringify(outcome)},"signals"`)
  })

  it('adds nothing that was absent and keeps what is empty', () => {
    const bare = { kind: 'content', consent: undefined, automation: undefined, outcome: undefined } as const
    expect(text(aDecision({ ...bare, signals: [], not_used: undefined }))).toBe(
      '{"id":"d-1","occurred_at":"2026-05-03T10:00:00.000Z","subject":"customer-1","kind":"content",' +
        '"surface":"home.hero","system":{"id":"home-recs","version":"3.2.0"},' +
        '"item":{"id":"sku-1","title":"Trail running shoes"},"signals":[]}',
    )
    expect(text(aDecision({ not_used: [], withheld: [], consent: {}, person: {}, ext: {} }))).toMatch(
      /"not_used":\[\],"consent":{},"person":{},"automation":"full","withheld":\[\],"ext":{}}$/,
    )
  })

  it('gives the same bytes for the decision read back from them', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).filter(isObject)
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), json), ext => {
        const bytes = recordBytes(aDecision({ ext: JSON.parse(JSON.stringify(ext)) }))
        expect(recordBytes(readRecord(bytes))).toEqual(bytes)
      }),
    )
  })
})

describe('readRecord', () => {
  it('gives back the decision without its cohorts', () => {
    expect(readRecord(recordBytes(parsed(whole)))).toEqual({
      ...recorded,
      occurred_at: '2026-05-03T10:00:00.500Z',
    })
  })
})

describe('cohortsText', () => {
  it('sorts the keys by code unit, whatever order they were sent in', () => {
    expect(cohortsText({ b: 'x', '10': 'y', '9': 'z', 'a/b': '' })).toBe(
      '{"10":"y","9":"z","a/b":"","b":"x"}',
    )
  })

  it('tells no cohorts from an empty map', () => {
    expect(cohortsText(undefined)).toBe('')
    expect(cohortsText({})).toBe('{}')
  })
})

function parsed(input: unknown): Decision {
  const outcome = parseDecision(input, { plainLoopback: false, now: Date.parse('2026-05-04T00:00:00Z') })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.decision
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
