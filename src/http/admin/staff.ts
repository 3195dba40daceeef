// Who may sign in to the console: added, listed, revoked. A sign-in link is in the answer that makes it and nowhere else.
import { Hono } from 'hono'
import { staffRequest } from '../../contract/staff-member.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { parseInput } from '../parse-input.js'
import { parseJson } from '../parse-json.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import { routes } from '../routes.js'

/** Most bytes of a request to add someone. */
export const STAFF_REQUEST_BYTES = 16 * 1024

/** `POST /v1/staff`, `GET /v1/staff` and `DELETE /v1/staff/:id`. */
export function staff({ staff, gunzip }: Dependencies) {
  return new Hono<Env>()
    .post(routes.addStaff.path, async c => {
      const rules = { types: ['application/json'], limit: STAFF_REQUEST_BYTES } as const
      const { bytes } = await readBody(c, rules, gunzip)
      const { email, role } = parseInput(parseJson(bytes), staffRequest)
      return answerJson(c, 201, await staff.addStaff(email, role))
    })
    .get(routes.listStaff.path, async c => answerJson(c, 200, { staff: await staff.listStaff() }))
    .delete(routes.revokeStaff.path, async c => {
      if (await staff.revokeStaff(c.req.param('id'))) return c.body(null, 204)
      throw new Refusal('not-found', { detail: 'There is nobody of that id.' })
    })
}
