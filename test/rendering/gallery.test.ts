// What `npm run gallery` shows: every kind of decision in every language, made by the service's own code.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Decision, decisionKind } from '../../src/contract/decision.js'
import { interfaceLanguages } from '../../src/contract/languages.js'
import { elementsOf, explanationIn, readHtml } from '../oracle/html.js'

const root = resolve(import.meta.dirname, '../..')
const decisions: readonly Decision[] = JSON.parse(
  readFileSync(resolve(root, 'examples/gallery/decisions.json'), 'utf8'),
)
let pages: readonly { readonly path: string; readonly html: string }[]

beforeAll(async () => {
  // The command is plain JavaScript without types; this is what its one function gives.
  const { renderGallery } = (await import(
    pathToFileURL(resolve(root, 'scripts/gallery/render.mjs')).href
  )) as { renderGallery(root: string): Promise<{ pages: typeof pages }> }
  pages = (await renderGallery(root)).pages
})

describe('the gallery', () => {
  it('has 24 decisions or more, over all kinds', () => {
    expect(decisions.length).toBeGreaterThanOrEqual(24)
    expect([...new Set(decisions.map(({ kind }) => kind))].sort()).toEqual([...decisionKind.options].sort())
    expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length)
  })

  it('shows each in every language of the interface, whole, with ways to the other languages', () => {
    expect(pages).toHaveLength(decisions.length * interfaceLanguages.length)
    for (const { path, html } of pages) {
      const page = readHtml(html)
      const language = path.slice(0, path.indexOf('/'))
      const article = explanationIn(page).attributes
      expect([article.get('lang'), article.get('dir')]).toEqual([language, language === 'ar' ? 'rtl' : 'ltr'])
      const ways = elementsOf(page, ({ attributes }) => attributes.has('hreflang'))
      const other = ways.map(({ attributes }) => attributes.get('href')?.split('/').slice(1).join('/'))
      expect(other.filter(way => pages.some(each => each.path === way))).toHaveLength(
        interfaceLanguages.length - 1,
      )
    }
  })

  it('sends at most 14 KB for a decision with 40 signals, in every language', () => {
    const long = pages.filter(({ path }) => path.endsWith('/recommendation-40-signals.html'))
    expect(long).toHaveLength(interfaceLanguages.length)
    for (const { html } of long) expect(gzipSync(html, { level: 5 }).length).toBeLessThanOrEqual(14_000)
  })
})
