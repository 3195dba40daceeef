import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue as schema } from '../../src/contract/catalogue.js'
import { catalogue, catalogueFor } from '../../src/demo/catalogue.js'
import { drawnKinds } from '../../src/demo/illustration.js'
import de from '../../src/demo/locales/de.json' with { type: 'json' }
import en from '../../src/demo/locales/en.json' with { type: 'json' }
import { products } from '../../src/demo/product.js'
import { IDLE_HOURS } from '../../src/demo/visitor.js'
import { readCatalogue } from '../../src/registry/read-catalogue.js'

describe("the shop's catalogue", () => {
  it('holds to the schema', () => {
    expect(schema.parse(catalogue)).toEqual(catalogue)
  })

  it('is published without an error or a warning', () => {
    const source = readFileSync(new URL('../../src/demo/catalogue.json', import.meta.url), 'utf8')
    const read = readCatalogue(source, 'json', { plainLoopback: false })
    expect(read).toMatchObject({ ok: true, warnings: [] })
  })

  it('has every text in English and German', () => {
    const texts: unknown[] = []
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return
      if ('en' in value || 'de' in value) texts.push(value)
      else for (const inner of Object.values(value)) walk(inner)
    }
    walk(catalogue)
    expect(texts.length).toBeGreaterThan(50)
    for (const text of texts) expect(text).toEqual({ en: expect.any(String), de: expect.any(String) })
  })
})

describe('what the shop declares of a visit', () => {
  it('is what the shop keeps to: no consent, deleted after the hours it says, a day at most', () => {
    const purpose = catalogue.purposes?.this_visit
    expect(purpose?.needs_consent).toBe(false)
    expect(purpose?.description?.en).toContain(`after ${IDLE_HOURS} hours`)
    expect(purpose?.description?.de).toContain(`${IDLE_HOURS} Stunden nach`)
    const used = Object.values(catalogue.signals ?? {}).filter(s => s.purposes.includes('this_visit'))
    expect(used.length).toBeGreaterThan(8)
    for (const signal of used) {
      expect(signal).toMatchObject({ retention_days: 1, control: { opt_out: true } })
      expect(signal).not.toHaveProperty('shared_with')
    }
  })
})

describe('catalogueFor', () => {
  it('leads from what can be switched off to the choices of the shop that runs', () => {
    const running = catalogueFor('http://localhost:8788')
    expect(running.signals?.['search.queries']?.control).toEqual({
      opt_out: true,
      manage_url: 'http://localhost:8788/choices#search.queries',
    })
    expect(running.organisation.my_data_url).toBe('http://localhost:8788/choices')
    expect(running.signals?.['context.season']).toEqual(catalogue.signals?.['context.season'])
    const read = readCatalogue(JSON.stringify(running), 'json', { plainLoopback: true })
    expect(read).toMatchObject({ ok: true, warnings: [] })
  })

  it('leads nowhere where the service would not take the shop’s address', () => {
    expect(catalogueFor(null)).toEqual(catalogue)
  })
})

describe("the shop's words", () => {
  it('are the same in both languages, with the same places to fill', () => {
    const shape = (value: unknown): unknown => {
      if (typeof value === 'string') return (value.match(/\{\w+\}/g) ?? []).sort()
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
    }
    expect(shape(de)).toEqual(shape(en))
  })
})

describe('products', () => {
  it('are two dozen, each with an id of its own, a picture and an exact price', () => {
    expect(products).toHaveLength(24)
    expect(new Set(products.map(product => product.id)).size).toBe(24)
    for (const product of products) {
      expect(drawnKinds).toContain(product.kind)
      expect(product.price).toMatch(/^\d+\.\d\d$/)
    }
  })
})
