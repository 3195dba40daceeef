// What our build writes for a template gives, byte for byte, what Handlebars' own compiler would: for the pages of generated
// decisions, and for views drawn at random in which anything may be missing, empty, hostile or of another kind.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Handlebars from 'handlebars'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nowPart } from '../../src/rendering/page/now-part.js'
import { templates } from '../../src/rendering/page/templates.js'
import { renderDecision } from '../../src/rendering/staff/render-decision.js'
import { type Choices, oneOf, seededChoices, times } from '../generate/choices.js'
import { generateDecisions } from '../generate/decisions.js'
import { recordOf } from '../oracle/record.js'
import { explained, show, worded } from '../oracle/told.js'

const folder = resolve(import.meta.dirname, '../../templates')
const sources = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.hbs'))
    .map(path => [basename(path, '.hbs'), readFileSync(join(folder, path), 'utf8').trimEnd()]),
)
const strict = { strict: true, knownHelpersOnly: true, preventIndent: true }
const reference = Handlebars.create()
for (const [name, source] of sources) reference.registerPartial(name, reference.compile(source, strict))
const byHandlebars = new Map([...sources].map(([name, source]) => [name, reference.compile(source, strict)]))

/** Templates that take a view: not a list, not a block, and not the whole pages, of which generated decisions make many. */
const others = new Set(['explanation', 'staff-decision', 'text', 'notes', 'learned'])
const views = [...sources].flatMap(([name, source]) =>
  others.has(name) || source.includes('@partial-block') ? [] : [name],
)

// Each template takes a view of its own; here they are called by name, with whatever was drawn.
const ours = templates as unknown as Readonly<Record<string, (view: unknown) => string>>

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the code of a template', () => {
  it('gives what Handlebars gives, for the pages of generated decisions', () => {
    const render = vi.spyOn(templates, 'explanation')
    for (const { decision, catalogue } of generateDecisions(31, 100)) {
      for (const language of ['en', 'ar']) {
        const page = show(decision, catalogue, language)
        const view = render.mock.lastCall?.[0]
        expect(bare(page)).toBe(bare(byHandlebars.get('explanation')?.(view) ?? ''))
      }
    }
  })

  it('gives what Handlebars gives, for the console’s screen of generated decisions', () => {
    const render = vi.spyOn(templates, 'staff-decision')
    const me = { name: 'ann@shop.example', role: 'privacy', csrf: 'c' } as const
    const around = { language: 'en', organisation: null, me, ways: [], finder: true } as const
    for (const { decision, catalogue } of generateDecisions(32, 100)) {
      const record = explained(decision, catalogue)
      const explanation = worded(record, 'de')
      const looked = { decision: recordOf(decision).record, record, address: 'A', personAddress: 'P' }
      for (const evidence of ['masked', 'whole'] as const) {
        const screen = {
          looked,
          evidence,
          mayUnmask: true,
          explanation,
          inForce: 9,
          around: [],
          publicUrl: '',
        }
        const page = renderDecision(around, screen, nowPart(catalogue.catalogue, explanation))
        const view = render.mock.lastCall?.[0]
        expect(bare(page)).toBe(bare(byHandlebars.get('staff-decision')?.(view) ?? ''))
      }
    }
  })

  it('refuses a name that the view does not have', () => {
    const { question: _, ...label } = { question: 'Why?', languages: 'Languages' }
    expect(() => ours.start?.({ label, open: null, organisation: null, languages: [] })).toThrow()
  })

  // Of a template in which one name is a list here and a text there, no view is whole: that is no fault of it.
  let whole = 0
  it.each(views)('gives what Handlebars gives, for anything that %s is given', name => {
    const names = namesIn([...reachedFrom(name)].map(each => Handlebars.parse(sources.get(each) ?? '')))
    for (let seed = 0; seed < 400; seed++) {
      const view = drawView(seededChoices(seed), names)
      const wanted = outcome(() => byHandlebars.get(name)?.(view) ?? '')
      if (wanted === null) continue
      expect(outcome(() => ours[name]?.(view) ?? '')).toBe(wanted)
      whole++
    }
  })

  it('has been held against whole pages', () => {
    expect(whole).toBeGreaterThan(1_000)
  })
})

/** Null where a value that must be there is not. */
function outcome(render: () => string): string | null {
  try {
    return bare(render())
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

/** Without what the build puts in as text. */
function bare(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<script>.*?<\/script>/s, '')
    .replace(/<!--(?:tell-height|staff-keys)-->/, '')
}

type Names = {
  readonly all: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
  readonly objects: ReadonlySet<string>
}

/** A template and all that it calls: one name may be a list in one and a text in another. */
function reachedFrom(name: string, reached = new Set<string>()): Set<string> {
  if (reached.has(name)) return reached
  reached.add(name)
  for (const [, called = ''] of (sources.get(name) ?? '').matchAll(/\{\{#?> ([a-z-]+)/g))
    reachedFrom(called, reached)
  return reached
}

/** Every name that templates use; those they go through, and those they look into. */
function namesIn(programs: readonly unknown[]): Names {
  const [all, lists, objects] = [
    new Set<string>(),
    new Set<string>(),
    new Set(['label', 'article', 'now', 'record']),
  ]
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    // The AST of Handlebars, of which only these fields are read.
    const { type, path, params, name, parts } = node as {
      type?: string
      path?: { original: string }
      params?: { parts: string[] }[]
      name?: { original: string }
      parts?: string[]
    }
    const given = params?.[0]?.parts?.at(-1)
    if (given !== undefined && type === 'BlockStatement' && path?.original === 'each') lists.add(given)
    if (given !== undefined && ['text', 'notes', 'learned'].includes(name?.original ?? '')) lists.add(given)
    if (
      given !== undefined &&
      ['value', 'contact', 'contacts', 'staff-layout'].includes(name?.original ?? '')
    )
      objects.add(given)
    if (type === 'PathExpression') for (const part of parts ?? []) all.add(part)
    if (type === 'PathExpression') for (const part of parts?.slice(0, -1) ?? []) objects.add(part)
    Object.values(node).forEach(visit)
  }
  visit(programs)
  return { all, lists, objects }
}

/** A view that has every name, each drawn when it is first read, and the same from then on. */
function drawView(choices: Choices, names: Names): object {
  const view = {}
  for (const name of names.all) {
    let drawn: { readonly value: unknown } | undefined
    Object.defineProperty(view, name, {
      enumerable: true,
      get: () => {
        drawn ??= { value: drawValue(choices, names, name) }
        return drawn.value
      },
    })
  }
  return view
}

function drawValue(choices: Choices, names: Names, name: string): unknown {
  const objectOf = () => drawView(choices, names)
  const text = () => oneOf(choices, ['a', '<b> & "c"', "l'été = `x`", '{{d}}', '', '0', '\u202e'])
  if (choices.below(300) === 0) return oneOf(choices, [undefined, null, false, true, 0, 7, [], text()])
  if (names.lists.has(name)) return times(choices.below(3), objectOf)
  if (names.objects.has(name)) return choices.below(25) === 0 ? null : objectOf()
  return oneOf(choices, [null, text(), text(), text(), 3])
}
