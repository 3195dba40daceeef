// Whether the process lives, and whether it can do its work. Neither says why not: the log does. Of several shards it is
// counted how many answered.
import { Hono } from 'hono'
import { ShardsMissing } from '../../shard/port.js'
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
        const headers = { 'Retry-After': '1' }
        if (!(error instanceof ShardsMissing)) throw new Refusal('unavailable', { headers, cause: error })
        const detail = `${error.answered} of ${error.asked} shards answered.`
        throw new Refusal('unavailable', { headers, detail, cause: error })
      }
      return answerJson(c, 200, { status: 'ready' })
    })
}
