// What was found over time, for whoever watches over it. Numbers alone: no person, no decision, no value.
import { Hono } from 'hono'
import { answerJson } from '../answer-json.js'
import { askedDays } from '../asked-days.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { routes } from '../routes.js'

/** `GET /v1/findings`. */
export function findings({ shards, now }: Dependencies) {
  return new Hono<Env>().get(routes.readFindings.path, async c => {
    const found = await shards.findingsOverTime(askedDays(c.req.query(), now()))
    const system = c.req.query('system')
    if (system === undefined) return answerJson(c, 200, found)
    return answerJson(c, 200, { ...found, systems: found.systems.filter(({ id }) => id === system) })
  })
}
