// A refusal within the console: a page in words, and where nobody is signed in, the way to sign in as its body.
import { problems } from '../../contract/problem.js'
import { renderSignIn } from '../../rendering/staff/render-sign-in.js'
import { renderStaffProblem } from '../../rendering/staff/render-staff-problem.js'
import type { Dependencies } from '../dependencies.js'
import type { RequestContext } from '../env.js'
import type { Refusal } from '../refusal.js'
import { answerStaff } from './answer-staff.js'
import { isFromElsewhere } from './same-site.js'
import { sessionCookie } from './session-cookie.js'

/** Answers `refusal` as a page of the console; never a redirect. */
export function answerStaffProblem(
  c: RequestContext,
  refusal: Refusal,
  deps: Dependencies,
): Promise<Response> {
  const { status } = problems[refusal.code]
  return answerStaff(
    c,
    deps,
    status,
    around => {
      if (refusal.code === 'unauthorized')
        return renderSignIn(around, { oidc: null, elsewhere: elsewhere(c) })
      return renderStaffProblem(around, refusal.code, status >= 500 ? c.get('requestId') : null)
    },
    refusal.headers,
  )
}

/** The path to open again from our own page, where a link of another site kept the cookie away. */
function elsewhere(c: RequestContext): string | null {
  if (c.req.method !== 'GET' || !isFromElsewhere(c) || sessionCookie(c) !== null) return null
  return /^\/staff(\/[\w./-]*)?$/.test(c.req.path) ? c.req.path : null
}
