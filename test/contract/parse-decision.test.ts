import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecision, readableId } from '../../src/contract/parse-decision.js'
import { aDecision, aSignal } from '../builders/decision.js'

const options = { plainLoopback: false, now: Date.parse('2026-05-03T12:00:00Z') }
const valid = aDecision()

/** The errors of a decision with some fields replaced, as `pointer detail`. */
function errors(over: object): string[] {
  const parsed = parseDecision({ ...valid, ...over }, options)
  return parsed.ok ? [] : parsed.errors.map(error => `${error.pointer} ${error.detail}`)
}

/** As JSON text would bring it: own `__proto__` keys included. */
const json = (text: string): unknown => JSON.parse(text)

describe('parseDecision', () => {
  it('takes what the contract allows, to the edge of each limit', () => {
    const fits = {
      id: 'A1._:~-'.padEnd(128, 'x'),
      subject: '\u{1F600}'.repeat(128),
      surface: 'a'.repeat(100),
      system: { id: '0._:-', version: 'v'.repeat(100) },
      item: {
        id: 'i'.repeat(200),
        title: 't'.repeat(300),
        type: 'y'.repeat(60),
        url: `https://a.example/${'u'.repeat(1982)}`,
      },
      slate_id: 's'.repeat(128),
      position: 1,
      signals: Array.from({ length: 200 }, () =>
        aSignal({ value: Array.from({ length: 20 }, () => 'x'.repeat(10)) }),
      ),
      occurred_at: '2026-05-04T12:00:00Z',
      ext: { deep: { '9': 1, '10': [null, true] } },
    }
    expect(errors(fits)).toEqual([])
  })

  it.each([
    [{ id: '' }, '/id must be 1-128'],
    [{ id: 'x'.repeat(129) }, '/id must be 1-128'],
    [{ id: 'a b' }, '/id must be 1-128'],
    [{ id: 7 }, '/id must be a string'],
    [{ id: undefined }, '/id is required'],
    [{ subject: '' }, '/subject must not be empty'],
    [{ subject: 'x'.repeat(257) }, '/subject must be at most 256 characters long'],
    [
      { kind: 'banner' },
      '/kind must be one of recommendation, ranking, ad, political_ad, price, message, content, experiment',
    ],
    [{ occurred_at: '2026-05-03' }, '/occurred_at must be an RFC 3339'],
    [{ occurred_at: '2026-05-03T10:00:00' }, '/occurred_at must be an RFC 3339'],
    [{ occurred_at: '2026-02-30T10:00:00Z' }, '/occurred_at must be an RFC 3339'],
    [{ occurred_at: '2026-05-03T10:00Z' }, '/occurred_at must say the seconds'],
    [
      { occurred_at: '2026-05-04T12:00:00.001Z' },
      '/occurred_at must not be more than 24 hours in the future',
    ],
    [{ surface: '.hidden' }, '/surface must be 1-100'],
    [{ position: 0 }, '/position must be at least 1'],
    [{ position: 1.5 }, '/position must be a whole number'],
    [{ signals: [{ key: 'a', contribution: 1.1e12 }] }, '/signals/0/contribution must be at most 1e12'],
    [
      { signals: [{ key: 'a', value: 2 ** 53 }] },
      '/signals/0/value is an integer beyond 2^53: send it as a string',
    ],
    [
      { signals: [{ key: 'a', value: Array.from({ length: 21 }, () => '') }] },
      '/signals/0/value must be a string',
    ],
    [{ signals: [{ key: 'a', weight: 1 }] }, '/signals/0/weight is not a field of the contract'],
    [
      { signals: Array.from({ length: 201 }, () => ({ key: 'a' })) },
      '/signals must hold at most 200 signals',
    ],
    [{ not_used: [{ key: 'a', reason: 'because' }] }, '/not_used/0/reason must be one of no_consent'],
    [{ item: { id: 'a', url: 'http://shop.example/' } }, '/item/url must be an https address'],
    [{ item: { id: 'a', url: 'http://localhost/' } }, '/item/url must be an https address'],
    [{ item: { id: 'a', url: 'javascript:alert(1)' } }, '/item/url must be an https address'],
    [{ outcome: { score: Number.POSITIVE_INFINITY } }, '/outcome/score must be a finite number'],
    [
      { outcome: { alternatives: [{ item: { id: 'a' }, score: 1, contributions: { 'not a key': 1 } }] } },
      '/outcome/alternatives/0/contributions/not a key has a key that',
    ],
    [{ person: { jurisdiction: 'Germany' } }, '/person/jurisdiction must be an ISO 3166 code'],
    [{ person: { locale: 'deutsch!' } }, '/person/locale must be a BCP 47 language tag'],
    [{ kind: 'price' }, '/price is required where kind is price'],
    [{ kind: 'experiment' }, '/experiment is required where kind is experiment'],
    [{ price: { amount: 19.9, currency: 'EUR' } }, '/price/amount must be a string'],
    [{ price: { amount: '1e3', currency: 'EUR' } }, '/price/amount must be a decimal number'],
    [{ ext: { note: 'x'.repeat(4096) } }, '/ext must take at most 4 KiB'],
    [{ consent: { basis: 'because' } }, '/consent/basis must be one of consent'],
    [
      { cohorts: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`c${at}`, 'x'])) },
      '/cohorts must hold at most 20',
    ],
  ])('says what is wrong and where: %o', (over, expected) => {
    expect(errors(over).find(error => error.startsWith(expected)) ?? errors(over)).toContain(expected)
  })

  it('refuses NUL and lone surrogates wherever they stand, and takes other control and bidi characters', () => {
    expect(errors({ item: { id: 'a\0' } })).toEqual(['/item/id must not hold a NUL character'])
    expect(errors({ ext: { a: ['\ud800'] } })).toEqual(['/ext/a/0 must not hold a lone surrogate'])
    expect(errors({ ext: { 'a\udfff': 1 } })).toEqual([
      '/ext has a field whose name holds NUL or a lone surrogate',
    ])
    expect(errors({ item: { id: 'a\u202E\u0007\u{1F600}' } })).toEqual([])
  })

  it('refuses the names that reach a prototype as keys of maps, at every depth', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const parsed = parseDecision(json(`{"ext":{"deep":[{"${name}":{}}]}}`), options)
      expect(parsed).toMatchObject({
        ok: false,
        errors: [{ pointer: `/ext/deep/0/${name}`, detail: 'is a name that is refused' }],
      })
    }
    expect(errors({ signals: [{ key: 'constructor' }] })).toEqual([])
  })

  it('takes http on loopback while the service itself is there', () => {
    const url = { item: { id: 'a', url: 'http://localhost:3000/x' } }
    expect(parseDecision({ ...valid, ...url }, { ...options, plainLoopback: true }).ok).toBe(true)
  })

  it('never throws, whatever JSON it is given, and never repeats a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const parsed = parseDecision(value, options)
        expect(parsed.ok).toBe(false)
      }),
    )
    const secret = 'secret-value-in-a-wrong-place'
    for (const field of Object.keys(valid)) expect(errors({ [field]: secret }).join()).not.toContain(secret)
  })

  it('survives nesting that would overflow a stack', () => {
    const deep = `{"ext":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
    expect(parseDecision(json(deep), options)).toMatchObject({
      ok: false,
      errors: [{ pointer: '', detail: 'is nested too deeply' }],
    })
  })

  it('names at most 50 places', () => {
    const parsed = parseDecision(
      { ...valid, ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, 1])) },
      options,
    )
    expect(parsed.ok ? 0 : parsed.errors.length).toBe(50)
  })
})

describe('readableId', () => {
  it('is the id where there is one to read', () => {
    expect(readableId({ id: 'a b' })).toBe('a b')
    for (const input of [null, 'text', [], {}, { id: 7 }, { id: 'x'.repeat(129) }, { id: '\ud800' }])
      expect(readableId(input)).toBeNull()
  })
})
