// The pages of the gallery, made as the service makes them: parse, check, explain, word, render.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleSources } from '../bundle-sources.mjs'

/** When every decision of the gallery arrived, and by which commitment its record is known. */
const RECEIVED_AT = Date.UTC(2026, 10, 21, 9, 30)
const COMMITMENT = '97b2d69c1f71751c8cc3f2adc672f033688d687ca1c12ef99d6731ced76ce147'

/** Languages of the catalogue, ids of the decisions, and one page `{ path, html, told }` for each of both: `told` is the JSON. */
export async function renderGallery(root) {
  const engine = await import(await bundled())
  const read = engine.readCatalogue(
    readFileSync(join(root, 'examples/gallery/catalogue.yaml'), 'utf8'),
    'yaml',
    {
      plainLoopback: false,
    },
  )
  if (!read.ok) throw new Error(`examples/gallery/catalogue.yaml: ${JSON.stringify(read.errors)}`)
  const { catalogue } = read
  const index = engine.indexCatalogue({ version: 1, catalogue })
  const decisions = JSON.parse(readFileSync(join(root, 'examples/gallery/decisions.json'), 'utf8'))
  const records = decisions.map(sent => explained(engine, sent, index))
  const pages = records.flatMap(record =>
    catalogue.languages.map(language => {
      const told = engine.word(record, language, { publicUrl: 'https://why.example' })
      const html = engine.renderPage(told, record, engine.nowPart(catalogue, told))
      const { id } = told.decision
      return { path: `${language}/${id}.html`, html: withWaysToOthers(html, id), told }
    }),
  )
  return { languages: catalogue.languages, decisions: decisions.map(({ id }) => id), pages }
}

function explained(engine, sent, index) {
  const parsed = engine.parseDecision(sent, { plainLoopback: false, now: RECEIVED_AT })
  if (!parsed.ok)
    throw new Error(`examples/gallery/decisions.json: ${sent.id}: ${JSON.stringify(parsed.errors)}`)
  const { cohorts, ...record } = parsed.decision
  const facts = engine.explain(record, Object.keys(cohorts ?? {}), index)
  return { facts, receivedAt: RECEIVED_AT, catalogueVersion: 1, commitment: COMMITMENT }
}

/** On a folder of files the other languages are other files. */
function withWaysToOthers(html, id) {
  return html.replaceAll(
    /href="\?lang(?:=|&#x3D;)(\w+)"/g,
    (_, language) => `href="../${language}/${id}.html"`,
  )
}

async function bundled() {
  return bundleSources(
    'gallery',
    `
    export { parseDecision } from './contract/parse-decision.js'
    export { indexCatalogue } from './domain/catalogue-index.js'
    export { explain } from './domain/explain/explain.js'
    export { readCatalogue } from './registry/read-catalogue.js'
    export { nowPart } from './rendering/page/now-part.js'
    export { renderPage } from './rendering/render-page.js'
    export { word } from './rendering/word.js'`,
  )
}
