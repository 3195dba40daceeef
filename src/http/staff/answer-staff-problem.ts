// A refusal within the console: a page in words, and where nobody is signed in, the way to sign in as its body.
import { problems } from '../../contract/problem.js'
import { renderSignIn } from '../../rendering/staff/render-sign-in.js'
import { renderStaffProblem } from '../../rendering/staff/render-staff-problem.js'
import type { Dependencies } from '../dependencies.js'
import type { RequestContext } from '../env.js'
import type { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { answerStaff } from './answer-staff.js'
import { consolePath } from './console-path.js'
import { isFromElsewhere } from './same-site.js'

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
      if (refusal.code === 'unauthorized') {
        const oidc = deps.oidc && `${routes.beginOidc.path}?to=${encodeURIComponent(pathOf(c) ?? '/staff')}`
        return renderSignIn(around, { oidc, elsewhere: elsewhere(c) })
      }
      return renderStaffProblem(around, refusal.code, status >= 500 ? c.get('requestId') : null)
    },
    refusal.headers,
  )
}

/** The path to open again from our own page, where a link elsewhere led to it. */
function elsewhere(c: RequestContext): string | null {
  return isFromElsewhere(c) ? pathOf(c) : null
}

/** The page that was asked for, to come back to; a form that was sent is not one. */
function pathOf(c: RequestContext): string | null {
  return c.req.method === 'GET' ? consolePath(c.req.path) : null
}
