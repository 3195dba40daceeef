// Receive: decisions in, one answer each, in the order sent. What is answered `accepted` is on disk.
import { Hono } from 'hono'
import type { ItemResult } from '../../contract/ingestion.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { languageWish } from '../language-wish.js'
import type { Metrics } from '../metrics.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { admitBodies } from './admit-bodies.js'
import { answerAlone, answerBatch } from './answer-decisions.js'
import { checkEntries } from './check-entries.js'
import { hintsAbout } from './hints.js'
import { readDecisions } from './read-decisions.js'
import { storeDecisions } from './store-decisions.js'

/** `POST /v1/decisions` and `POST /v1/decisions/check`. */
export function decisions(deps: Dependencies, metrics: Metrics) {
  const admit = admitBodies()
  return new Hono<Env>()
    .post(routes.recordDecisions.path, admit, async c => {
      const { alone, items, undeclared } = await readDecisions(c, deps).then(received =>
        storeDecisions(received, readLinksFlag(c.req.query('links')), deps),
      )
      countItems(items, metrics)
      const [first] = items
      return alone && first ? answerAlone(c, first) : answerBatch(c, items, hintsAbout(undeclared))
    })
    .post(routes.checkDecisions.path, admit, async c => {
      const { entries } = await readDecisions(c, deps)
      return answerJson(c, 200, { items: await checkEntries(entries, languageWish(c), deps) })
    })
}

function readLinksFlag(written: string | undefined): boolean {
  if (written === undefined || written === 'true') return true
  if (written === 'false') return false
  throw new Refusal('query-invalid', { detail: 'The query parameter links is true or false.' })
}

function countItems(items: readonly ItemResult[], metrics: Metrics): void {
  const counts = new Map<ItemResult['status'], number>()
  for (const { status } of items) counts.set(status, (counts.get(status) ?? 0) + 1)
  for (const [status, count] of counts) metrics.countDecisions(status, count)
}
