// Pages as the service sends them, from an example of `builders/shop.ts`.
import { nowPart } from '../../src/rendering/page/now-part.js'
import { renderPage } from '../../src/rendering/render-page.js'
import { word } from '../../src/rendering/word.js'
import { anExplainedRecord } from './explained-record.js'
import { shop } from './shop.js'

/** The whole page about a decision under the shop's catalogue, which is also the one in force today. */
export function aPage(overrides: Parameters<typeof anExplainedRecord>[0], language = 'en'): string {
  const record = anExplainedRecord(overrides, shop)
  const explanation = word(record, language, { publicUrl: 'https://why.example' })
  return renderPage(explanation, record, nowPart(shop, explanation))
}
