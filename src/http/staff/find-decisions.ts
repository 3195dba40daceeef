// Past decisions for staff: found by customer, id, item, surface, system, kind, finding and time, masked, newest first.
import { Hono } from 'hono'
import type { SearchAnswer } from '../../contract/search.js'
import { summaryForStaff } from '../../rendering/staff/decision-for-staff.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { routes } from '../routes.js'
import { actorOf } from './actor-of.js'
import { writeCursor } from './find-cursor.js'
import { foundDecisions } from './found-decisions.js'
import { readReason } from './read-reason.js'
import { readSearch } from './read-search.js'

/** `GET /v1/decisions`. */
export function findDecisions({ shards, publicUrl }: Dependencies) {
  return new Hono<Env>().get(routes.findDecisions.path, async c => {
    const reason = readReason(c)
    const { search, locale } = readSearch(c)
    const { found, next, missing } = await foundDecisions(shards, search, { actor: actorOf(c), reason })
    const wish = { asked: locale, accepted: undefined }
    const answer: SearchAnswer = {
      items: found.map(one => summaryForStaff(one, explainRecord(one.record, wish, publicUrl))),
      next_cursor: next && writeCursor(next),
      ...(missing > 0 && { missing_shards: missing }),
    }
    return answerJson(c, 200, answer)
  })
}
