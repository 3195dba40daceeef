// Who is signed in, for every route of the table that says so. A POST must come from our own page and carry the
// session's token; its form is read here, once, so that no handler can forget either.
import { timingSafeEqual } from 'hono/utils/buffer'
import type { StaffRole } from '../../contract/staff-member.js'
import type { StaffSession } from '../../registry/staff-port.js'
import type { Dependencies } from '../dependencies.js'
import type { RequestContext } from '../env.js'
import { decodeText } from '../parse-json.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import type { Route } from '../routes.js'
import { isFromElsewhere, refuseFromElsewhere } from './same-site.js'
import { sessionCookie } from './session-cookie.js'

/** Most bytes of a form. */
export const FORM_BYTES = 64 * 1024

/** Sets `staff`, and `form` of a POST. Throws `Refusal`: `unauthorized`, `forbidden` or `forged`. */
export async function staffOfRequest(c: RequestContext, route: Route, deps: Dependencies): Promise<void> {
  // A look is recorded: no page elsewhere may begin one, and a sibling host is the same site to a cookie.
  if (isFromElsewhere(c) && route.method === 'GET') throw new Refusal('unauthorized')
  const cookie = sessionCookie(c)
  const staff = cookie === null ? null : await deps.staff.session(cookie)
  if (!staff) throw new Refusal('unauthorized')
  c.set('staff', staff)
  if (!(route.roles as readonly StaffRole[]).includes(staff.role)) throw new Refusal('forbidden')
  if (route.method !== 'GET') c.set('form', await ownForm(c, staff, deps))
}

async function ownForm(c: RequestContext, staff: StaffSession, deps: Dependencies): Promise<URLSearchParams> {
  refuseFromElsewhere(c, deps.publicUrl)
  const rules = { types: ['application/x-www-form-urlencoded'], limit: FORM_BYTES } as const
  const { bytes } = await readBody(c, rules, deps.gunzip)
  const form = new URLSearchParams(decodeText(bytes))
  if (!(await timingSafeEqual(form.get('csrf') ?? '', staff.csrf))) throw new Refusal('forged')
  return form
}
