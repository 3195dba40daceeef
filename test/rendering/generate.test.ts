// The build step that makes messages and templates: what it refuses, it refuses by file and key.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

type Locale = { readonly path: string; readonly language: string; readonly messages: Record<string, string> }
type Page = { readonly path: string; readonly name: string; readonly source: string }

// The build step is plain JavaScript without types; these are what its functions take.
const { compileMessages } = (await load('compile-messages.mjs')) as {
  compileMessages(locales: readonly Locale[], statutory: object): { code: string }
}
const { compileCategories } = (await load('compile-categories.mjs')) as {
  compileCategories(locales: readonly Locale[]): string
}
const { compileTemplates } = (await load('compile-templates.mjs')) as {
  compileTemplates(pages: readonly Page[], made: { style: string; labels: ReadonlySet<string> }): string
}

async function load(name: string): Promise<unknown> {
  return import(pathToFileURL(resolve(import.meta.dirname, '../../scripts/generate', name)).href)
}

function compile(en: Record<string, string>, de: Record<string, string>): string {
  return compileMessages(
    [
      { path: 'en.json', language: 'en', messages: en },
      { path: 'de.json', language: 'de', messages: de },
    ],
    {},
  ).code
}

describe('compileMessages', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['a missing translation', { a: 'x', b: 'y' }, { a: 'x' }, 'de.json: b: missing'],
    ['a translation of nothing', { a: 'x' }, { a: 'x', b: 'y' }, 'en.json: b: missing'],
    ['a lost argument', { a: 'x {item}' }, { a: 'x' }, 'de.json: a: takes'],
    ['another type of argument', { a: '{n}' }, { a: '{n, plural, one {#} other {#}}' }, 'de.json: a: takes'],
    [
      'a plural that lacks a category',
      { a: '{n, plural, other {#}}' },
      { a: '{n}' },
      'en.json: a: the plural has no "one"',
    ],
    [
      'a plural category of another language',
      { a: '{n, plural, one {#} few {#} other {#}}' },
      { a: '{n}' },
      'en.json: a: the language has no plural "few"',
    ],
    [
      'other choices',
      { a: '{s, select, x {1} other {2}}' },
      { a: '{s, select, y {1} other {2}}' },
      'de.json: a',
    ],
    ['a message that cannot be read', { a: 'x {' }, { a: 'x' }, 'en.json: a:'],
    ['a date', { a: '{d, date}' }, { a: 'x' }, 'en.json: a:'],
    ['a label with an argument', { 'page.a': '{x}' }, { 'page.a': '{x}' }, 'en.json: page.a:'],
  ])('refuses %s', (_, en, de, message) => {
    expect(() => compile(en, de)).toThrow(message)
  })

  it('types every argument', () => {
    const code = compile(
      { a: '{item} {n, plural, one {# thing} other {# things}}', b: '{s, select, x {1} other {2}}' },
      { a: '{n, plural, one {# Ding} other {# Dinge}} {item}', b: '{s, select, x {1} other {2}}' },
    )
    expect(code).toContain("'a': (a: { readonly item: string; readonly n: number }) => string")
    expect(code).toContain("'b': (a: { readonly s: 'x' | 'other' }) => string")
  })
})

describe('compileTemplates', () => {
  const made = { style: 'p{margin:0}', labels: new Set(['data']) }

  it('refuses a label that no locale has', () => {
    const page = { path: 'x.hbs', name: 'x', source: '<p>{{@root.label.nothing}}</p>' }
    expect(() => compileTemplates([page], made)).toThrow('x.hbs: no locale has page.nothing')
  })

  it('refuses a helper that is not known', () => {
    const page = { path: 'x.hbs', name: 'x', source: '<p>{{shout name}}</p>' }
    expect(() => compileTemplates([page], made)).toThrow(/shout/)
  })
})

describe('compileCategories', () => {
  it('refuses a category that one language names and another does not', () => {
    const locale = (language: string, messages: Record<string, string>): Locale => ({
      path: `${language}.json`,
      language,
      messages,
    })
    const both = [locale('en', { user: 'You' }), locale('de', { user: 'Sie', 'user.name': 'Name' })]
    expect(() => compileCategories(both)).toThrow('en.json: user.name: missing')
    expect(() => compileCategories(both.reverse())).toThrow('en.json: user.name: missing')
  })
})
