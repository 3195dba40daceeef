// API keys: made, listed, revoked. A key itself is in the answer that makes it and nowhere else.
import { Hono } from 'hono'
import { keyRequest } from '../../contract/credential.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { parseInput } from '../parse-input.js'
import { parseJson } from '../parse-json.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import { routes } from '../routes.js'

/** Most bytes of a request for a key. */
export const KEY_REQUEST_BYTES = 16 * 1024

/** `POST /v1/keys`, `GET /v1/keys` and `DELETE /v1/keys/:id`. */
export function keys({ registry, gunzip }: Dependencies) {
  return new Hono<Env>()
    .post(routes.createKey.path, async c => {
      const rules = { types: ['application/json'], limit: KEY_REQUEST_BYTES } as const
      const { bytes } = await readBody(c, rules, gunzip)
      const request = parseInput(parseJson(bytes), keyRequest)
      const { id, role, name, key } = await registry.createKey(request.role, request.name)
      return answerJson(c, 201, { id, role, name, key })
    })
    .get(routes.listKeys.path, async c => answerJson(c, 200, { keys: await registry.listKeys() }))
    .delete(routes.revokeKey.path, async c => {
      if (await registry.revokeKey(c.req.param('id'))) return c.body(null, 204)
      throw new Refusal('not-found', { detail: 'There is no such key.' })
    })
}
