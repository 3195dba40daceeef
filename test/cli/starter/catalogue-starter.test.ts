import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { catalogueStarter } from '../../../src/cli/starter/catalogue-starter.js'
import { EMPTY_STARTER } from '../../../src/cli/starter/starter-texts.js'
import { type Catalogue, catalogue as catalogueSchema } from '../../../src/contract/catalogue.js'
import type { Decision } from '../../../src/contract/decision.js'
import { indexCatalogue } from '../../../src/domain/catalogue-index.js'
import { findingsOf } from '../../../src/domain/findings/check.js'
import { seenInDecision } from '../../../src/domain/seen/seen-in-decision.js'
import { seenTally } from '../../../src/domain/seen/seen-tally.js'
import { readCatalogue } from '../../../src/registry/read-catalogue.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'

function seenOf(decisions: readonly Decision[]) {
  const tally = seenTally()
  for (const one of decisions) tally.add(seenInDecision(one, Object.keys(one.cohorts ?? {})))
  return tally.result()
}

function starter(decisions: readonly Decision[], catalogue: Catalogue | null = null, all = false) {
  return catalogueStarter({ seen: seenOf(decisions), catalogue, all })
}

/** Reads a starter as `catalogue check` does, and expects no error. */
function checked(text: string | null): Catalogue {
  const read = readCatalogue(text ?? '', 'yaml', { plainLoopback: false })
  if (!read.ok) throw new Error(`${JSON.stringify(read.errors, null, 2)}\n${text}`)
  return read.catalogue
}

const ODD_KEYS = [
  '1:2',
  'a.b-c_d',
  'true',
  'null',
  '1e3',
  '0x1',
  'yes',
  'No',
  'x:',
  'a-',
  '1.',
  '2026-05-03',
  '0o7',
  'y',
  'toString',
  'valueOf',
  '9007199254740993',
  '1_000',
  'a::b',
  'x.',
] as const
const anyKey = fc.oneof(fc.constantFrom(...ODD_KEYS), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/))

/** Names that the contract refuses as keys of maps. */
const REFUSED = ['__proto__', 'constructor', 'prototype']

const anySeen = fc
  .record({
    signals: fc.array(anyKey, { minLength: 1, maxLength: 8 }),
    notUsed: fc.array(anyKey, { maxLength: 3 }),
    surface: anyKey,
    system: anyKey,
    purposes: fc.array(anyKey, { maxLength: 3 }),
    cohorts: fc.dictionary(
      fc
        .string({ unit: 'binary', minLength: 1, maxLength: 30 })
        .filter(name => !name.includes('\0') && name.isWellFormed() && !REFUSED.includes(name)),
      fc.constant('v'),
      { maxKeys: 3 },
    ),
  })
  .map(({ signals, notUsed, surface, system, purposes, cohorts }) =>
    aDecision({
      surface,
      system: { id: system, version: '1' },
      signals: signals.map((key, at) => aSignal({ key, purpose: purposes[at] })),
      not_used: notUsed.map(key => ({ key, reason: 'policy' })),
      consent: { purposes },
      cohorts,
    }),
  )

describe('catalogueStarter', () => {
  it('declares each key that was seen, whatever it looks like, and can be published as it is', () => {
    fc.assert(
      fc.property(fc.array(anySeen, { minLength: 1, maxLength: 4 }), decisions => {
        const catalogue = checked(starter(decisions).text)
        const index = indexCatalogue({ version: 1, catalogue })
        for (const decision of decisions) {
          const codes = findingsOf(decision, Object.keys(decision.cohorts ?? {}), index).map(
            ({ code }) => code,
          )
          expect(
            codes.filter(
              code => code.startsWith('undeclared') || code === 'wrong-purpose' || code === 'no-consent',
            ),
          ).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each(ODD_KEYS)('takes the key %s for a key and nothing else', key => {
    const { text } = starter([
      aDecision({
        signals: [aSignal({ key })],
        surface: key,
        system: { id: key, version: '1' },
        consent: { purposes: [key] },
      }),
    ])
    const read = checked(text)
    for (const section of [read.signals, read.surfaces, read.systems, read.purposes])
      expect(Object.keys(section ?? {})).toEqual([key])
    expect(read.systems?.[key]).toMatchObject({ surfaces: [key], purposes: [key] })
  })

  it('leaves out, and says, what no catalogue may name', () => {
    const { text } = starter([
      aDecision({ signals: [aSignal({ key: 'constructor' }), aSignal({ key: 'a' })] }),
    ])
    expect(Object.keys(checked(text).signals ?? {})).toEqual(['a'])
    expect(text).toContain('no entry may be called constructor')
  })

  it('guesses names, categories and origins, and says that it did', () => {
    const keys = [
      'browsing.viewed_products',
      'basket.items',
      'shop.season',
      'health.conditions',
      'profile.ageBand',
      'affinity.outdoor',
      'zq.xw',
    ]
    const { text } = starter([aDecision({ signals: keys.map(key => aSignal({ key })) })])
    const { signals = {} } = checked(text)
    const guessed = Object.fromEntries(
      Object.entries(signals).map(([key, { name, category, origin }]) => [key, [name.en, category, origin]]),
    )
    expect(guessed).toEqual({
      'browsing.viewed_products': ['Viewed products', 'user.behavior.browsing_history', 'observed'],
      'basket.items': ['Basket items', 'user.behavior', 'provided'],
      'shop.season': ['Shop season', 'system.operations', 'context'],
      'health.conditions': ['Health conditions', 'user.health_and_medical', 'observed'],
      'profile.ageBand': ['Age Band', 'user.demographic.age_range', 'provided'],
      'affinity.outdoor': ['Affinity outdoor', 'user.demographic.profile', 'inferred'],
      'zq.xw': ['Zq xw', 'user', 'observed'],
    })
    expect(signals['zq.xw']?.show_value).toBe(false)
    for (const line of text?.split('\n') ?? []) {
      if (/^ +(category|origin):/.test(line)) expect(line).toContain('# guess: ')
    }
  })

  it('lets a system work only for what every consent named, so that no decision is accused by a guess', () => {
    const decisions = [['a', 'b'], ['a'], ['a', 'c']].map(purposes => aDecision({ consent: { purposes } }))
    const read = checked(starter(decisions).text)
    expect(read.systems?.['home-recs']?.purposes).toEqual(['a'])
    expect(Object.keys(read.purposes ?? {}).sort()).toEqual(['a', 'b', 'c'])
  })

  const unknown = aDecision({
    signals: [aSignal(), aSignal({ key: 'new.signal' })],
    surface: 'checkout',
    not_used: [{ key: 'profile.age', reason: 'policy' }],
  })

  it('writes only what the catalogue in force lacks, ready to be pasted', () => {
    const { text, written } = starter([unknown], aCatalogue())
    expect(written).toEqual({ purposes: 0, signals: 2, systems: 0, surfaces: 0, cohorts: 0 })
    const fragment = parse(text ?? '') as { signals: object }
    expect(Object.keys(fragment)).toEqual(['signals'])
    expect(Object.keys(fragment.signals)).toEqual(['new.signal', 'profile.age'])
    expect(text).toContain('# Add to the surfaces of the system home-recs, which decided there: [checkout]')
    const { signals, ...rest } = aCatalogue()
    const pasted = { ...rest, signals: { ...signals, ...fragment.signals } }
    expect(checked(JSON.stringify(pasted)).signals?.['new.signal']?.purposes).toEqual([
      'personalised_content',
    ])
  })

  it('keeps what is declared, where the whole is asked for', () => {
    const before = aCatalogue()
    const read = checked(starter([unknown], before, true).text)
    const { 'new.signal': one, 'profile.age': other, ...signals } = read.signals ?? {}
    expect([one, other].every(Boolean)).toBe(true)
    expect({ ...read, signals }).toEqual(before)
  })

  it('has nothing to write where all is declared', () => {
    expect(starter([aDecision()], aCatalogue()).text).toBeNull()
    expect(checked(starter([aDecision()], aCatalogue(), true).text)).toEqual(aCatalogue())
  })

  it('stays within what may be published, the least used keys going first', () => {
    const long = (i: number) => `${i}.${'x'.repeat(90)}`
    const decisions = Array.from({ length: 20 }, (_, i) =>
      aDecision({
        consent: { purposes: Array.from({ length: 50 }, (_, j) => long(j)) },
        signals: Array.from({ length: 100 }, (_, j) => aSignal({ key: `s.${long(i * 100 + j)}` })),
      }),
    )
    const often = aDecision({ signals: [aSignal({ key: 'often' })] })
    const { text } = starter([often, ...decisions, often])
    expect(checked(text).signals).toHaveProperty('often')
    expect(text).toMatch(/# And \d+ more, used less/)
  })
})

describe('EMPTY_STARTER', () => {
  it('can be published as it is, and again with its examples taken up', () => {
    expect(checked(EMPTY_STARTER)).toMatchObject({ languages: ['en'] })
    const [top = '', examples = ''] = EMPTY_STARTER.split(/^(?=languages:)/m)
    const takenUp = top + examples.replace(/^# (?=\w+:| )/gm, '')
    const read = readCatalogue(takenUp, 'yaml', { plainLoopback: false })
    expect(read).toMatchObject({ ok: true, warnings: [] })
    expect(catalogueSchema.parse(read.ok ? read.catalogue : null)).toMatchObject({
      time_zone: 'Europe/Berlin',
      cohorts: { age_band: {} },
    })
  })
})
