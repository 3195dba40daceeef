// The example page with an ad slot, as a publisher would put it up: only the addresses are filled in.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { advert } from '../builders/shop.js'
import { axe } from '../fixtures/axe.js'
import { openStage, type Stage } from './stage.js'

const example = readFileSync(join(resolve(import.meta.dirname, '../..'), 'examples/ad-slot.html'), 'utf8')
let stage: Stage
let page: string
beforeAll(async () => {
  stage = await openStage()
  page = example
    .replace('WHY_URL">', `${await stage.link(advert)}">`)
    .replaceAll('https://why.example.com', stage.serviceUrl)
})
afterAll(() => stage.close())

describe('examples/ad-slot.html', () => {
  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
    ['on a phone', { viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true }],
  ] as const)(
    'says who is behind the ad, under its own policy, with nothing for axe to find, %s',
    async (_, options) => {
      await stage.visit(
        { body: '', whole: page },
        async tab => {
          const said: string[] = []
          tab.on('console', message => said.push(message.text()))
          await tab.reload()
          await tab.getByRole('button', { name: 'Why am I seeing this ad?' }).click()
          const dialog = tab.getByRole('dialog')
          await dialog.getByText('Ad · This ad is shown on behalf of').waitFor()
          await dialog.getByRole('heading', { name: 'What this ad was chosen by' }).waitFor()
          expect(said).toEqual([])
          await tab.evaluate(axe)
          const found = await tab.evaluate(() =>
            (
              globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
            ).axe.run(),
          )
          expect(found.violations.map(({ id }) => id)).toEqual([])
        },
        options,
      )
    },
  )
})
