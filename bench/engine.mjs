// What each step of the engine costs in this process: microseconds a decision, without HTTP and without a database.
import { randomBytes } from 'node:crypto'
import { json } from 'node:stream/consumers'
import { bundleSources } from '../scripts/bundle-sources.mjs'
import { benchCatalogue } from './catalogue.mjs'
import { decisionMaker } from './decisions.mjs'
import { round, summary } from './statistics.mjs'

const COUNT = 2_000
/** The steps from the sources, as they are in the server. */
const EXPORTS = `
  export { catalogue } from './contract/catalogue.js'
  export { parseDecision } from './contract/parse-decision.js'
  export { indexCatalogue } from './domain/catalogue-index.js'
  export { explain } from './domain/explain/explain.js'
  export { findingsOf } from './domain/findings/check.js'
  export { mintToken } from './domain/link-token.js'
  export { recordBytes } from './domain/record-bytes.js'
  export { openBlock, sealBlock } from './domain/seal/block.js'
  export { commitment, saltAt } from './domain/seal/commitment.js'
  export { deriveKeys } from './domain/seal/derive-keys.js'
  export { lookupRef, subjectRef } from './domain/seal/pseudonym.js'
  export { renderPage } from './rendering/render-page.js'
  export { nowPart } from './rendering/page/now-part.js'
  export { word } from './rendering/word.js'`

const { repeats } = await json(process.stdin)
const engine = await import(await bundleSources('bench-engine', EXPORTS))
process.stdout.write(JSON.stringify(measureAll()))

function measureAll() {
  const next = decisionMaker({ shape: 'slates', seed: 1 })
  const sent = Array.from({ length: COUNT }, next)
  const texts = sent.map(one => JSON.stringify(one))
  const options = { plainLoopback: true, now: Date.now() }
  const decisions = sent.map(one => valid(engine.parseDecision(one, options)))
  const records = decisions.map(engine.recordBytes)
  const catalogue = engine.catalogue.parse(benchCatalogue)
  const index = engine.indexCatalogue({ version: 1, catalogue })
  const facts = decisions.map(one => engine.explain(one, [], index))
  const explained = facts.map(one => ({
    facts: one,
    receivedAt: Date.UTC(2024, 0, 1),
    catalogueVersion: 1,
    commitment: '0'.repeat(64),
  }))
  const url = { publicUrl: 'http://localhost' }
  const explanations = explained.map(one => engine.word(one, 'en', url))
  const keys = engine.deriveKeys(Buffer.alloc(32, 7))
  const [key, iv, seed] = [randomBytes(32), randomBytes(12), randomBytes(32)]
  const person = engine.subjectRef(keys, 'someone')
  const place = { person, block: 1 }
  const sealedAlone = records.map(record =>
    engine.sealBlock(key, place, { seed, records: [record] }, iv, index.dictionary),
  )
  const token = {
    purpose: 'view',
    subjectRef: person,
    decisionRef: person,
    mintedAt: Date.now(),
    expiresAt: 0,
  }
  const slate = at => records.slice(at - (at % 10), at - (at % 10) + 10)
  return {
    JSON_parse: time(at => JSON.parse(texts[at])),
    parseDecision: time(at => engine.parseDecision(sent[at], options)),
    recordBytes: time(at => engine.recordBytes(decisions[at])),
    subjectRef: time(at => engine.subjectRef(keys, decisions[at].subject)),
    lookupRef: time(at => engine.lookupRef(keys, 'decision', decisions[at].id)),
    findingsOf: time(at => engine.findingsOf(decisions[at], [], index)),
    commitment: time(at => engine.commitment(engine.saltAt(seed, 0), records[at])),
    sealBlock_of_1: time(at =>
      engine.sealBlock(key, place, { seed, records: [records[at]] }, iv, index.dictionary),
    ),
    sealBlock_of_10: time(
      at => at % 10 === 0 && engine.sealBlock(key, place, { seed, records: slate(at) }, iv, index.dictionary),
    ),
    mintToken: time(() => engine.mintToken(keys, token)),
    openBlock_of_1: time(at => engine.openBlock(key, place, sealedAlone[at], index.dictionary)),
    explain: time(at => engine.explain(decisions[at], [], index)),
    word: time(at => engine.word(explained[at], 'en', url)),
    renderPage: time(at =>
      engine.renderPage(explanations[at], explained[at], engine.nowPart(catalogue, explanations[at])),
    ),
  }
}

function valid(parsed) {
  if (!parsed.ok)
    throw new Error(`the bench made a decision that is refused: ${JSON.stringify(parsed.errors)}`)
  return parsed.decision
}

/** Microseconds a decision over all of them, after one round that is not counted. */
function time(step) {
  const round1 = () => {
    const begin = performance.now()
    for (let at = 0; at < COUNT; at++) step(at)
    return round(((performance.now() - begin) * 1000) / COUNT)
  }
  round1()
  return summary(Array.from({ length: repeats }, round1))
}
