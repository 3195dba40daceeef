import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isKnownCategory } from '../../src/contract/categories.js'
import { findJsonFault } from '../../src/registry/find-json-fault.js'
import type { PlacedError } from '../../src/registry/placed-error.js'
import { readBecause } from '../../src/registry/read-because.js'
import { readCatalogue } from '../../src/registry/read-catalogue.js'

const HEAD = `organisation: { name: Northpath, contact: privacy@northpath.example }
languages: [en]
purposes:
  personalised_content: { name: { en: Personal content } }
surfaces:
  home.hero: { name: { en: Home page } }
`
const SIGNAL = 'name: { en: Pages }, category: user.name, origin: context, purposes: [personalised_content]'
const SYSTEM = 'name: { en: Home }, kind: ranking, purposes: [personalised_content]'

function read(source: string, form: 'json' | 'yaml' = 'yaml', plainLoopback = false) {
  return readCatalogue(source, form, { plainLoopback })
}

function errorsOf(source: string, form: 'json' | 'yaml' = 'yaml'): readonly PlacedError[] {
  const result = read(source, form)
  return result.ok ? [] : result.errors
}

function warningsOf(source: string): readonly PlacedError[] {
  const result = read(source)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.errors)}`)
  return result.warnings
}

const pointers = (errors: readonly PlacedError[]) => errors.map(error => error.pointer)

describe('readCatalogue', () => {
  it.each(['zozo', 'for-you'])('reads examples/%s without an error or a warning', name => {
    const source = readFileSync(join(import.meta.dirname, `../../examples/${name}/catalogue.yaml`), 'utf8')
    const result = read(source)
    expect(result).toMatchObject({ ok: true, warnings: [] })
    if (result.ok) expect(read(JSON.stringify(result.catalogue), 'json')).toEqual(result)
  })

  it('gives the catalogue as it is written, an alias as what it stands for', () => {
    const source = `${HEAD}signals:
  a: { ${SIGNAL}, source: &here { en: Our shop } }
  b: { ${SIGNAL}, source: *here }
`
    const result = read(source)
    expect(result.ok && result.catalogue.signals?.b?.source).toEqual({ en: 'Our shop' })
  })

  it('says the line and the column of each error, in the order of the file', () => {
    const source = `organisation:
  name: Northpath
  contact: privacy@northpath.example
languages: [en]
signals:
  a:
    name: { en: Pages }
    category: user.behaviour.browsing_history
    origin: context
    because: { en: "{nothing}" }
    purposes: []
`
    const errors = errorsOf(source)
    expect(errors.map(({ pointer, line, column }) => ({ pointer, line, column }))).toEqual([
      { pointer: '/signals/a/category', line: 8, column: 15 },
      { pointer: '/signals/a/because/en', line: 10, column: 20 },
    ])
  })

  it('says the line and the column in JSON too, indented with tabs', () => {
    const source =
      '{\n\t"organisation": { "name": "N", "contact": "c" },\n\t"languages": ["en"],\n\t"colour": "red"\n}'
    expect(errorsOf(source, 'json')).toMatchObject([{ pointer: '/colour', line: 4, column: 2 }])
  })

  it('points at the block where something required is missing', () => {
    const errors = errorsOf(`${HEAD}signals:\n  a: { name: { en: Pages }, origin: context, purposes: [] }\n`)
    expect(errors).toMatchObject([
      { pointer: '/signals/a/category', line: 8, column: 3, wrong: 'is required' },
    ])
  })

  it('makes each detail complete: what is wrong, and how to mend it', () => {
    const [error] = errorsOf(`${HEAD}signals: { a: { ${SIGNAL.replace('user.name', 'user.nmae')} } }`)
    expect(error?.detail).toBe(`${error?.wrong}; ${error?.mend}`)
    expect(error?.detail).toContain('user.name')
  })

  describe('refuses', () => {
    it.each([
      [
        'a signal’s purpose',
        `signals: { a: { ${SIGNAL.replace('personalised_content', 'personalized_content')} } }`,
        '/signals/a/purposes/0',
        'write personalised_content',
      ],
      [
        'a system’s purpose',
        `systems: { s: { ${SYSTEM.replace('personalised_content', 'ads')} } }`,
        '/systems/s/purposes/0',
        'declare ads under the top-level purposes',
      ],
      [
        'a system’s surface',
        `systems: { s: { ${SYSTEM}, surfaces: [home.her] } }`,
        '/systems/s/surfaces/0',
        'write home.hero',
      ],
      [
        'a main parameter’s signal',
        `systems: { s: { ${SYSTEM}, main_parameters: [{ signal: toString }] } }`,
        '/systems/s/main_parameters/0/signal',
        'declare toString under the top-level signals',
      ],
    ])('%s that is not declared: warned of, not refused', (_, rest, pointer, mend) => {
      const warning = warningsOf(HEAD + rest).find(found => found.pointer === pointer)
      expect(warning?.wrong).toContain('is not declared')
      expect(warning?.mend).toContain(mend)
    })

    it('a category that is not known, naming the nearest that is', () => {
      const unknown = 'category: user.browsing_history'
      const source = `${HEAD}signals: { a: { ${SIGNAL.replace('category: user.name', unknown)} } }
systems: { s: { ${SYSTEM}, never_uses: [{ category: user.helth }] } }`
      const errors = errorsOf(source)
      expect(pointers(errors)).toEqual(['/signals/a/category', '/systems/s/never_uses/0/category'])
      expect(errors[0]?.detail).toContain('user.behavior.browsing_history')
      expect(errors[1]?.detail).toContain('user.health')
    })

    it('a first language that the interface does not speak', () => {
      const source = 'organisation: { name: N, contact: c }\nlanguages: [sw, en]'
      expect(errorsOf(source)).toMatchObject([
        { pointer: '/languages/0', mend: 'put one of en, de, fr, es, ar first' },
      ])
      expect(errorsOf(source.replace('sw', 'de-AT'))).toEqual([])
    })

    it('a text without the fallback language: warned of, with what people get instead', () => {
      const source = `${HEAD.replace('[en]', '[en, de]')}cohorts: { age: { name: { de: Alter } } }`
      const warning = warningsOf(source).find(found => found.pointer === '/cohorts/age/name')
      expect(warning?.wrong).toBe('has no text in en: people who read it get de')
    })

    it('http on this machine, but only where the service is not on this machine', () => {
      const source = `organisation: { name: N, contact: c, url: "http://localhost:1/", my_data_url: "http://[::1]/" }
languages: [en]
purposes: { personalised_content: { name: { en: x } } }
signals: { a: { ${SIGNAL}, control: { manage_url: "http://127.0.0.1/" } } }`
      const places = ['/organisation/url', '/organisation/my_data_url', '/signals/a/control/manage_url']
      expect(pointers(errorsOf(source))).toEqual(places)
      expect(read(source, 'yaml', true).ok).toBe(true)
    })

    it.each([
      ['{valeu}', 'uses {valeu}'],
      ['{value', 'a { is not closed'],
      ['{}', 'names nothing'],
      ['{value, plural, one {x}}', 'no "other"'],
      ['{value, date}', 'formats {value} as a date'],
      ['{item, number}', 'formats {item} as a number'],
      ['{value, plural, one {once} other {{name}}}', 'uses {name}'],
    ])('the because text "you saw %s"', (argument, wrong) => {
      const errors = errorsOf(`${HEAD}signals: { a: { ${SIGNAL}, because: { en: "you saw ${argument}" } } }`)
      expect(errors).toMatchObject([{ pointer: '/signals/a/because/en' }])
      expect(errors[0]?.wrong).toContain(wrong)
    })
  })

  describe('refuses, before it looks at fields,', () => {
    it.each([
      ['a name given twice', 'languages: [en]\nlanguages: [de]\n', '/languages', 2],
      ['a name given twice in JSON', '{"a": {"b": 1,\n"b": 2}}', '/a/b', 2],
      ['two documents', 'a: 1\n---\nb: 2\n', '', 2],
      ['a tag', 'a:\n  !!binary aGVsbG8=\n', '', 2],
      ['a tab as indentation', 'a:\n\tb: 1\n', '', 2],
      ['an alias of nothing', 'a:\n- *b\n', '/a/0', 2],
      ['a name that reaches the prototype', 'a: 1\n__proto__: { b: 1 }\n', '/__proto__', 2],
      ['NUL', 'a: 1\nb: "\\0"\n', '/b', 2],
      ['a lone surrogate', 'a: 1\nb: "\\ud800"\n', '/b', 2],
      ['an integer that JSON rounds', 'a: 1\nb: 9007199254740993\n', '/b', 2],
    ])('%s', (_, source, pointer, line) => {
      const form = source.startsWith('{') ? 'json' : 'yaml'
      const [first] = errorsOf(source, form)
      expect(first).toMatchObject({ pointer, line })
      expect(first?.detail).not.toBe('')
    })

    it.each([
      ['brackets', '['.repeat(500_000), 'yaml'],
      ['braces', '{a: '.repeat(200_000), 'yaml'],
      ['dashes', '- '.repeat(500_000), 'yaml'],
      ['indentation', Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'yaml'],
      ['JSON', `${'['.repeat(500_000)}${']'.repeat(500_000)}`, 'json'],
    ] as const)('%s nested without end', (_, source, form) => {
      expect(errorsOf(source, form)).toMatchObject([{ pointer: '', wrong: 'is nested too deeply' }])
    })

    it.each([
      [
        'of aliases',
        'a: &a [1,2,3]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]',
      ],
      ['inside itself', 'a: &a [*a, *a]'],
      ['wide', `a: &a [${'1,'.repeat(50_000)}1]\nb: [${'*a,'.repeat(60)}*a]`],
    ])('an alias bomb %s', (_, source) => {
      expect(errorsOf(source)[0]?.wrong).toContain('unfold')
    })

    it('more aliases than anyone writes', () => {
      expect(errorsOf(`a: &a 1\nb: [${'*a,'.repeat(600)}*a]`)[0]?.wrong).toContain('more than 500 aliases')
    })

    it('more than 1 MiB, and nothing at all', () => {
      expect(errorsOf(`# ${'ä'.repeat(524_288)}`)[0]?.wrong).toBe('takes more than 1 MiB')
      for (const source of ['', '# only a comment\n', 'null'])
        expect(errorsOf(source)[0]?.wrong).toBe('holds nothing')
      expect(errorsOf('', 'json')[0]?.wrong).toContain('ends where a value should stand')
    })

    it('YAML that says it is JSON, at the place where it stops being JSON', () => {
      expect(errorsOf('{\n  "a": 1,\n}', 'json')).toMatchObject([{ pointer: '', line: 3, column: 1 }])
      expect(errorsOf("{ 'a': 1 }", 'json')).toMatchObject([{ line: 1, column: 3 }])
    })
  })

  it('never throws, and finds a place for what it finds, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a: ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '\n',
        '  ',
        '*a',
        '&a ',
        '!!x ',
        '|',
        '# ',
        '%',
        '---',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('json', 'yaml'), (pieces, form) => {
        const result = readCatalogue(pieces.join(''), form, { plainLoopback: false })
        expect(result.ok).toBe(false)
        if (!result.ok) expect(result.errors.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  describe('warns', () => {
    const personal = SIGNAL.replace('origin: context', 'origin: observed')
    const health = personal.replace('user.name', 'user.health.condition')

    it('of sensitive: false where the law treats the category as sensitive', () => {
      const source = `${HEAD}signals: { a: { ${health}, retention_days: 9, sensitive: false } }`
      expect(pointers(warningsOf(source))).toEqual(['/signals/a/sensitive'])
    })

    it('of show_value: true on a sensitive signal', () => {
      const source = `${HEAD}signals: { a: { ${health}, retention_days: 9, show_value: true } }`
      expect(pointers(warningsOf(source))).toEqual(['/signals/a/show_value'])
    })

    it('of personal data kept nobody says how long, not of context', () => {
      expect(warningsOf(`${HEAD}signals: { a: { ${personal} } }`)).toMatchObject([
        { pointer: '/signals/a', mend: 'add retention_days', line: 7, column: 12 },
      ])
      expect(warningsOf(`${HEAD}signals: { a: { ${SIGNAL} } }`)).toEqual([])
    })

    it('of a text in a language that is not declared, and of a declared one that is missing', () => {
      const source = `organisation: { name: N, contact: c }
languages: [en, de, fr]
surfaces: { home: { name: { en: Home, es: Inicio, fr: Accueil } } }`
      const warnings = warningsOf(source)
      expect(pointers(warnings)).toEqual(['/surfaces/home/name', '/surfaces/home/name/es'])
      expect(warnings[0]?.wrong).toContain('has no text in de')
    })

    it('of a because text that uses a value which is never shown', () => {
      const because = 'because: { en: "you saw {value}" }'
      const guessed = personal.replace('observed', 'inferred')
      const shown = `${HEAD}signals: { a: { ${personal}, retention_days: 9, ${because} } }`
      const hidden = `${HEAD}signals: { a: { ${guessed}, retention_days: 9, ${because} } }`
      expect(warningsOf(shown)).toEqual([])
      expect(pointers(warningsOf(hidden))).toEqual(['/signals/a/because/en'])
      expect(warningsOf(hidden.replace('inferred', 'inferred, show_value: true'))).toEqual([])
    })

    it.each(["you saw '{value}'", 'because you saw it', 'Weil Sie es sahen'])(
      'of the because text %j',
      text => {
        const source = `${HEAD}signals: { a: { ${SIGNAL}, because: { en: "${text}" } } }`
        expect(pointers(warningsOf(source))).toEqual(['/signals/a/because/en'])
      },
    )

    it('of what is named twice', () => {
      const source = `${HEAD.replace('[en]', '[en, en]')}signals: { a: { ${SIGNAL} } }
systems: { s: { ${SYSTEM}, surfaces: [home.hero, home.hero], main_parameters: [{ signal: a }, { signal: a }] } }`
      expect(pointers(warningsOf(source))).toEqual([
        '/languages/1',
        '/systems/s/surfaces/1',
        '/systems/s/main_parameters/1',
      ])
    })

    it('of a main parameter that the system may not, or says it does not, use', () => {
      const source = `${HEAD.replace('surfaces:', '  ads: { name: { en: Ads } }\nsurfaces:')}
signals: { a: { ${SIGNAL} } }
systems:
  s: { name: { en: S }, kind: ad, purposes: [ads], main_parameters: [{ signal: a }] }
  t: { ${SYSTEM}, main_parameters: [{ signal: a }], never_uses: [{ category: user, code: policy }] }`
      expect(pointers(warningsOf(source))).toEqual([
        '/systems/s/main_parameters/0/signal',
        '/systems/t/main_parameters/0/signal',
      ])
    })

    it('of at most 100 places, and says how many more there are', () => {
      const signals = Array.from({ length: 130 }, (_, i) => `  s${i}: { ${personal} }`).join('\n')
      const warnings = warningsOf(`${HEAD}signals:\n${signals}\n`)
      expect(warnings).toHaveLength(101)
      expect(warnings.at(-1)).toMatchObject({
        pointer: '',
        unnamed: 30,
        wrong: 'has 30 more places like these',
      })
    })
  })

  it('publishes only categories that have a name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}(\.[a-z0-9_]{1,9}){0,2}$/), category => {
        const source = `${HEAD}signals: { a: { ${SIGNAL.replace('user.name', category)} } }`
        return read(source).ok === isKnownCategory(category)
      }),
    )
  })
})

describe('findJsonFault', () => {
  it('finds one exactly where JSON.parse refuses', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"\\u00e9"',
        '"\\x"',
        '1',
        '-0.5e3',
        '01',
        'true',
        'nul',
        ' ',
        '\n',
      ),
      fc.json({ maxDepth: 2 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const source = pieces.join('')
        expect(findJsonFault(source) === null).toBe(parses(source))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes long strings full of escapes', () => {
    expect(findJsonFault(`"${'\\n'.repeat(500_000)}"`)).toBeNull()
  })
})

describe('readBecause', () => {
  it('says which arguments a text uses, inside choices too', () => {
    expect([...readBecause('{value, plural, one {# day} other {{item}}} on {date}').uses].sort()).toEqual([
      'date',
      'item',
      'value',
    ])
  })

  it('takes dates and numbers in ICU’s own formats', () => {
    expect(
      readBecause('{date, date, ::yMMMd} {value, number, ::percent} {value, select, a {x} other {y}}').faults,
    ).toEqual([])
  })
})

function parses(source: string): boolean {
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}
