// `wherefore/widget` as a page's bundler and a page's server get it, and the manifest that editors read.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { widgetCode } from '../../src/http/generated/widget-file.js'

const root = resolve(import.meta.dirname, '../..')
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

describe('wherefore/widget', () => {
  it('names files that the build makes, and types that import nothing but each other', () => {
    const { exports } = json('package.json')
    for (const name of ['./widget', './widget/define']) {
      expect(existsSync(join(root, exports[name].import))).toBe(true)
      const types = readFileSync(join(root, exports[name].types), 'utf8')
      for (const [, from = ''] of types.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^\.\//)
    }
  })

  it('can be imported where there is no document, and does nothing there', () => {
    const script = `import { WhyThis, defineWhyThis } from 'wherefore/widget'
      import 'wherefore/widget/define'
      defineWhyThis()
      process.stdout.write(WhyThis.name)`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root })
    expect(said.toString()).toBe('WhyThis')
  })
})

describe('custom-elements.json', () => {
  it('names exactly the parts, properties and events that there are', () => {
    const [{ declarations }] = json('custom-elements.json').modules
    const { cssParts, cssProperties, events } = declarations[0]
    const named = (list: { name: string }[]) => list.map(({ name }) => name).sort()
    const found = (pattern: RegExp) =>
      [...new Set([...widgetCode.matchAll(pattern)].map(([, name]) => name))].sort()
    expect(named(cssProperties)).toEqual(found(/var\((--[a-z-]+)/g))
    expect(named(events)).toEqual(found(/"(why-(?:open|close))"/g))
    expect(named(cssParts)).toEqual([...new Set([...found(/part:"([a-z]+)"/g), 'reasons'])].sort())
  })
})
