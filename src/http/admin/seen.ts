// Which keys the newest decisions used, for whoever writes the catalogue. Keys and shapes, never a value.
import { Hono } from 'hono'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { routes } from '../routes.js'

/** `GET /v1/catalogue/seen`. */
export function seen({ shards }: Dependencies) {
  return new Hono<Env>().get(routes.readSeen.path, async c => answerJson(c, 200, await shards.seen()))
}
