import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problems } from '../../../../src/contract/problem.js'
import { componentSchemas } from '../../../../src/http/openapi/component-schemas.js'
import { fieldNotes } from '../../../../src/http/openapi/field-notes.js'
import { operations } from '../../../../src/http/openapi/openapi-document.js'
import { type Route, type RouteName, routes } from '../../../../src/http/routes.js'
import { startService, type TestService } from '../../../service.js'
import { read } from '../../send.js'

let service: TestService
let answer: Response
let page: string
beforeAll(async () => {
  service = await startService()
  answer = await service.request('/docs')
  page = await answer.text()
})
afterAll(() => service.close())

const names = Object.keys(routes) as RouteName[] // the table's own keys
const text = () => page.replace(/<[^>]*>/g, '')

/** The part of the page about one operation. */
const sectionOf = (name: RouteName) =>
  page.slice(page.indexOf(`<section class="operation" id="${name}">`)).split('</section>')[0] ?? ''

describe('GET /docs', () => {
  it.each(names)('tells of %s: method, path, roles, parameters, errors', name => {
    const { method, path, roles }: Route = routes[name]
    const section = sectionOf(name)
    expect(section).toContain(
      `<span class="method">${method}</span> <code>${path.replace(/:(\w+)/g, '{$1}')}</code>`,
    )
    for (const role of roles) expect(section).toContain(`<code>${role}</code>`)
    if (roles.length === 0) expect(section).toContain('Open to anyone')
    for (const parameter of operations[name].parameters ?? [])
      expect(section).toContain(`<code class="name">${parameter.name}</code>`)
    for (const code of operations[name].problems) expect(section).toContain(`href="/problems/${code}"`)
    expect(section).toContain('curl ')
  })

  it('leads nowhere that is not there', () => {
    const anchors = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]))
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(match => match[1] ?? '')
    expect(links.length).toBeGreaterThan(200)
    expect([...new Set(links)].filter(link => !anchors.has(link))).toEqual([])
    expect(page.match(/\sid="/g)).toHaveLength(anchors.size)
  })

  it('says the limits in units, and what fields mean', () => {
    const section = sectionOf('recordDecisions')
    for (const limit of ['1 MiB', '8 MiB', '1,000', '64 KiB', '4 KiB']) expect(section).toContain(limit)
    expect(section).toContain('1–256 characters')
    expect(section).toContain('The person, as your systems know them.')
    expect(section).toContain('list of <a href="#object-Signal">Signal</a>, at most 200')
  })

  it('lists every error with the page that explains it', () => {
    const table = page.slice(page.indexOf('<section id="errors">')).split('</section>')[0]
    for (const code of Object.keys(problems)) expect(table).toContain(`<a href="/problems/${code}">`)
  })

  it('has no script, asks nothing of other hosts, and allows exactly its own style', async () => {
    expect(page).not.toMatch(/<script|\son\w+=|\ssrc=|\sstyle=|href="http/i)
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    const source = `'sha256-${Buffer.from(digest).toString('base64')}'`
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src ${source}`)
  })

  it('escapes what stands in examples', () => {
    expect(page).toContain('&quot;subject&quot;: &quot;customer-4711&quot;')
    expect(text()).not.toContain('[object ')
    expect(text()).not.toMatch(/\bundefined\b/)
  })
})

describe('fieldNotes', () => {
  it('are about fields that are there, and stand in the OpenAPI document', async () => {
    type Schema = { properties?: Record<string, Schema>; items?: Schema; description?: string }
    const document = await read<{ components: { schemas: Record<string, Schema> } }>(
      await service.request('/openapi.json'),
    )
    for (const [name, notes] of Object.entries(fieldNotes)) {
      expect(Object.keys(componentSchemas)).toContain(name)
      for (const [field, note] of Object.entries(notes)) {
        const found = field
          .split('.')
          .reduce<Schema | undefined>((at, step) => at?.properties?.[step], document.components.schemas[name])
        expect({ name, field, note: found?.description }).toEqual({ name, field, note })
      }
    }
  })
})
