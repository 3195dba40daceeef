import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { it } from 'vitest'
import { anExplainedRecord } from '../builders/explained-record.js'
import * as s from '../builders/shop.js'
import { word } from '../../src/rendering/word.js'
import { renderPage } from '../../src/rendering/render-page.js'
import { renderProblemPage } from '../../src/rendering/render-problem-page.js'
import { renderStartPage } from '../../src/rendering/render-start-page.js'
import { nowPart } from '../../src/rendering/page/now-part.js'
import { gzipSync } from 'node:zlib'
const out = '/tmp/shots'
it('shots', async () => {
  mkdirSync(out, { recursive: true })
  const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
  const pages: Record<string,string> = {}
  for (const k of ['recommendation','sensitive','advert','newYorkPrice','nothingAboutYou','notRecorded','manySignals','hostile'] as const) for (const l of ['en','de']) {
    const r = anExplainedRecord(s[k], k === 'notRecorded' ? s.shop : s.shop)
    const e = word(r, l, { publicUrl: 'https://why.example' })
    pages[k+'-'+l] = renderPage(e, r, nowPart(s.shop, e))
    writeFileSync(`${out}/${k}-${l}.json`, JSON.stringify(e, null, 1))
  }
  pages['problem-en'] = renderProblemPage('link-invalid','en',{organisation:s.shop.organisation, languages:['en','de']})
  pages['problem500-de'] = renderProblemPage('internal','de',{organisation:s.shop.organisation, request:'req-123', languages:['en','de']})
  pages['start-en'] = renderStartPage('en',{organisation:'Northpath', languages:['en','de']})
  for (const [n, h] of Object.entries(pages)) { writeFileSync(`${out}/${n}.html`, h); console.log(n, h.length, gzipSync(h).length) }
  const want = (process.env.SHOTS ?? '').split(',').filter(Boolean)
  for (const w of want) {
    const [n='', mode='phone'] = w.split(':')
    const ctx = await b.newContext({ viewport: mode.includes('desk') ? {width:1280,height:900} : mode.includes('320')? {width:320,height:640} : {width:360,height:740}, colorScheme: mode.includes('dark')?'dark':'light', deviceScaleFactor: 1 })
    const p = await ctx.newPage()
    await p.setContent(pages[n] ?? '')
    await p.screenshot({ path: `${out}/${n}-${mode}.png`, fullPage: mode.includes('full') })
    await ctx.close()
  }
  await b.close()
})
