// Whether the process lives, and whether it can do its work. Neither says why not: the log does.
import { Hono } from 'hono'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'

/** `GET /healthz` and `GET /readyz`. */
export function health({ shards }: Dependencies) {
  return new Hono<Env>()
    .get(routes.readHealth.path, c => answerJson(c, 200, { status: 'ok' }))
    .get(routes.readReadiness.path, async c => {
      try {
        await shards.ready()
      } catch (error) {
        throw new Refusal('unavailable', { headers: { 'Retry-After': '1' }, cause: error })
      }
      return answerJson(c, 200, { status: 'ready' })
    })
}
