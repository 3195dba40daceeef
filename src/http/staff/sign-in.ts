// Sign-in with a one-time link: GET shows a button, because mail programs follow links by themselves; POST signs in.
import { Hono } from 'hono'
import { SignInSlowed } from '../../registry/staff-port.js'
import { renderUseLink } from '../../rendering/staff/render-sign-in.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { Refusal } from '../refusal.js'
import { throwAwayBody } from '../request-body.js'
import { routes } from '../routes.js'
import { answerSeeOther, answerStaff } from './answer-staff.js'
import { refuseFromElsewhere } from './same-site.js'
import { sessionCookie, setSessionCookie } from './session-cookie.js'

/** `GET` and `POST /staff/sign-in/:token`. */
export function signIn(deps: Dependencies) {
  return new Hono<Env>()
    .get(routes.showSignIn.path, async c => {
      const look = await deps.staff.lookAtLink(c.req.param('token'))
      if (look.state !== 'open') throw linkRefusal(look.state)
      return answerStaff(c, deps, 200, around => renderUseLink(around, look))
    })
    .post(routes.signIn.path, async c => {
      await throwAwayBody(c)
      refuseFromElsewhere(c, deps.publicUrl)
      const used = await useLink(c.req.param('token'), deps)
      if (typeof used === 'string') throw linkRefusal(used)
      await beginSession(c, used.session, deps)
      return answerSeeOther(c, '/staff')
    })
}

/** Hands the new session to the browser. The one before, if any, ends: no session outlives a sign-in. */
export async function beginSession(
  c: RequestContext,
  session: string,
  { staff }: Dependencies,
): Promise<void> {
  const before = sessionCookie(c)
  if (before !== null) await staff.endSession(before)
  setSessionCookie(c, session)
}

async function useLink(token: string, { staff }: Dependencies) {
  try {
    return await staff.useLink(token)
  } catch (error) {
    if (!(error instanceof SignInSlowed)) throw error
    throw new Refusal('overloaded', {
      detail: 'Too many sign-in links that are not ours, lately.',
      headers: { 'Retry-After': String(error.retryAfterSeconds) },
    })
  }
}

function linkRefusal(state: 'over' | 'unknown'): Refusal {
  return new Refusal(state === 'over' ? 'link-expired' : 'link-invalid')
}
