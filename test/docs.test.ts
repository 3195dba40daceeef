// The pages that say which test holds what: a test that was renamed or removed must not be cited on.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ROOT = new URL('../', import.meta.url)

it.each(['docs/explaining.md', 'docs/law.md'])('%s names only tests and files that are there', page => {
  const text = readFileSync(new URL(page, ROOT), 'utf8')
  const named = [...text.matchAll(/`((?:domain|promises|rendering|http|contract)\/[a-z0-9./-]+)`/g)]
  const cited = [...new Set(named.map(([, path]) => path ?? ''))]
  expect(cited.length).toBeGreaterThan(5)
  const places = (path: string) => [`test/${path}.test.ts`, `test/${path}`, `src/${path}`, `src/${path}.ts`]
  expect(cited.filter(path => !places(path).some(place => existsSync(new URL(place, ROOT))))).toEqual([])
})

it.each(['docs/explaining.md', 'docs/law.md', 'README.md'])(
  '%s links only to pages and files that are there',
  page => {
    const text = readFileSync(new URL(page, ROOT), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, path]) => path ?? '')
    expect(links.filter(link => !existsSync(new URL(link, new URL(page, ROOT))))).toEqual([])
  },
)
