// What a value says of a person, and what only looks as if it did. The second list is as long as the first on purpose.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/contract/catalogue.js'
import { type NamesSensitive, namesSensitive } from '../../../src/domain/sensitive/sensitive-values.js'
import { sensitiveAlone, sensitiveBeside } from '../../../src/domain/sensitive/terms.js'
import { wordsOf } from '../../../src/domain/sensitive/words-of.js'
import { aCatalogue } from '../../builders/catalogue.js'

const builtIn: NamesSensitive = value => namesSensitive(null)(value)

describe('namesSensitive', () => {
  it.each([
    // political opinion
    ...[
      'Liberal voters',
      'liberal-voters',
      'LIKELY_CONSERVATIVE_VOTER',
      'LeftLeaning',
      'far-right',
      'Republicans',
      'CDU',
      'Grün-Wähler',
    ],
    ...[
      'Wähler der Grünen: Grüne Wähler',
      'électeurs de gauche, gauche électeurs',
      'extrême droite',
      'simpatizante izquierda',
      'Wahlabsicht',
    ],
    // health
    ...[
      'pregnant',
      'Expecting: pregnancy week 12',
      'type 2 diabetes',
      'Diabetiker',
      'femme enceinte',
      'embarazada',
      'cancer patients',
    ],
    ...['HIV', 'breast cancer', 'ADHS', 'schwerbehindert', 'wheelchair users', 'obésité'],
    // religion or belief
    ...[
      'Muslim',
      'practising Christian',
      'Christian community',
      'gläubige Katholiken',
      'Zeugen Jehovas',
      'judíos',
      'religious affinity',
    ],
    // ethnic origin
    ...[
      'African American households',
      'Hispanics',
      'black community',
      'Migrationshintergrund',
      'origine ethnique',
      'gitanos',
    ],
    // sex life and orientation
    ...['gay men', 'LGBTQ+', 'Lesbian', 'same-sex couples', 'schwul', 'homosexuels', 'transgénero'],
    // union membership
    ...['trade union member', 'Gewerkschaftsmitglied', 'syndicalistes', 'sindicato'],
    // spelled otherwise
    ...[
      'ｄｉａｂｅｔｅｓ',
      'dia\u0301betes',
      'segment:1742_liberal_voters',
      'homosexuell\u200b, verheiratet',
    ],
  ])('finds %j', value => {
    expect(builtIn(value)).toBe(true)
  })

  it.each([
    ...[
      'Black Friday',
      'black dress',
      'white wine',
      'black men’s T-shirt',
      'white women’s trainers',
      'green tea',
      'Green Day',
      'left-handed scissors',
    ],
    ...[
      'right now',
      'the right person for the job',
      'party dress',
      'birthday party',
      'third party',
      'European Union',
      'Union Jack',
      'Western Union',
    ],
    ...[
      'Christian Dior',
      'Christian Louboutin',
      'Gay-Lussac',
      'Marvin Gaye',
      'Cancer (zodiac sign)',
      'Tropic of Cancer',
      'The Great Depression',
    ],
    ...[
      'alcoholic drinks',
      'Tory Burch',
      'Hey Jude',
      'Jude Law',
      'Labour Day',
      'Liberal, Kansas',
      'conservative fit',
      'progressive rock',
      'orthodox opening',
    ],
    ...[
      'trans fat',
      'Trans-Siberian',
      'bipolar transistor',
      'disabled',
      'personalisation disabled',
      'golf handicap',
      'enceintes Bluetooth',
    ],
    ...[
      'Turkish towel',
      'Latin jazz',
      'Latino hits',
      'Asian noodles',
      'Arabic coffee',
      'Catholic school uniform',
      'Linke Seite',
      'linke Hand',
    ],
    ...[
      'Grüne Soße',
      'schwarze Schuhe',
      'Krebs (Sternzeichen)',
      'vin blanc',
      'côté gauche',
      'droite',
      'vino blanco',
      'mano izquierda',
    ],
    ...[
      'straight jeans',
      'queer as folk',
      'hiking boots',
      'a tent',
      'Upper Bavaria',
      '',
      ' ',
      '42',
      'green households',
      'white household appliances',
    ],
  ])('lets %j pass', value => {
    expect(builtIn(value)).toBe(false)
  })

  it('reads each entry of a list, and neither numbers nor yes or no', () => {
    expect(builtIn(['tents', 'pregnancy pillow'])).toBe(true)
    expect(builtIn(['tents', 'poles'])).toBe(false)
    expect([builtIn(42), builtIn(true), builtIn(undefined), builtIn([])]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('puts no words of two entries together', () => {
    expect(builtIn(['black', 'community'])).toBe(false)
  })

  it('finds what the organisation adds, in any spelling, and passes what it says means nothing', () => {
    const own = namesSensitive(
      aCatalogue({
        sensitive_values: {
          also: ['Blau-Weiß Partei', 'segment 17b'],
          never: ['pregnancy pillow', 'far left'],
        },
      }),
    )
    expect(own('likely BLAU_WEISS partei')).toBe(true)
    expect(own('segment b')).toBe(true)
    expect(own('Pregnancy Pillow, blue')).toBe(false)
    expect(own('pregnancy pillow for pregnancy week 12')).toBe(true)
    expect(own('far left wing')).toBe(false)
    expect(builtIn('Blau-Weiss Partei')).toBe(false)
  })

  it('passes the longest of the phrases that begin alike, in whichever order they are declared', () => {
    for (const never of [
      ['the communist', 'the'],
      ['the', 'the communist'],
    ]) {
      const own = namesSensitive(aCatalogue({ sensitive_values: { never } }))
      expect([own('The Communist, a novel'), own('the old communist')]).toEqual([false, true])
    }
  })

  it('takes a bounded time for the longest values the contract allows', () => {
    // Not a measure: a pattern that backtracks would not end.
    expect(builtIn('a'.repeat(500))).toBe(false)
    expect(builtIn(Array.from({ length: 20 }, () => 'far '.repeat(50)))).toBe(false)
  })
})

describe('the catalogue', () => {
  it.each([
    [{ also: ['<b>'] }, true],
    [{ also: ['17'] }, false],
    [{ also: [''] }, false],
    [{ also: ['a'.repeat(61)] }, false],
    [{ more: ['a'] }, false],
  ])('with sensitive_values %j is valid: %s', (sensitive_values, valid) => {
    expect(catalogue.safeParse({ ...aCatalogue(), sensitive_values }).success).toBe(valid)
  })
})

describe('wordsOf', () => {
  it('finds none where there are no letters', () => {
    expect([wordsOf(''), wordsOf('17 – 42 …'), wordsOf('12:30')]).toEqual([[], [], []])
  })

  it('reads plain text as it reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abzABZ09 -_:/.'[`{@") }), text => {
        // The accent belongs to a word of its own, so it changes nothing but the way the text is read.
        expect([...wordsOf(text), 'e']).toEqual(wordsOf(`${text} é`))
      }),
    )
  })
})

describe('the terms', () => {
  it('are written as they are compared, each once', () => {
    const beside = sensitiveBeside.flatMap(({ words, people }) => [...words, ...people])
    for (const term of [...sensitiveAlone, ...beside]) expect(wordsOf(term).join(' ')).toBe(term)
    expect(sensitiveAlone.filter((term, i) => sensitiveAlone.indexOf(term) !== i)).toEqual([])
  })
})
