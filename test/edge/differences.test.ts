// What is not the same in workerd stays a short list, used and told.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ONLY_ON_NODE } from '../only-on-node.js'

const root = resolve(import.meta.dirname, '../..')
const names = Object.keys(ONLY_ON_NODE)

describe('what only Node does', () => {
  it('is a short list', () => {
    expect(names.length).toBeLessThanOrEqual(6)
  })

  it('is used by ten tests at most, every entry by one at least', () => {
    const folder = join(root, 'test/http')
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.test.ts'))
      .map(path => readFileSync(join(folder, path), 'utf8'))
      .join('\n')
    const used = [...texts.matchAll(/\bonlyOnNode\('([\w-]+)'\)/g)].map(match => match[1])
    expect([...new Set(used)].sort()).toEqual([...names].sort())
    expect(used.length).toBeLessThanOrEqual(10)
  })

  it('stands in docs/edge.md, each with why', () => {
    const page = readFileSync(join(root, 'docs/edge.md'), 'utf8')
    for (const name of names) expect(page).toContain(`\`${name}\``)
  })
})
