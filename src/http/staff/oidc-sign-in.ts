// Sign-in with a work account: to the identity provider and back. What is pending travels in a cookie of its own, which
// is Lax because the way back begins on another site; the session's stays Strict, so a page of ours comes between.
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { renderEntered } from '../../rendering/staff/render-sign-in.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { answerStaff, staffHeaders } from './answer-staff.js'
import { consolePath } from './console-path.js'
import { type Oidc, OidcAway, OidcRefused } from './oidc-port.js'
import { beginSession } from './sign-in.js'

const PENDING = 'wherefore-oidc'
const rules = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const

/** `GET /staff/oidc` and `GET /staff/oidc/callback`; nothing is there without an identity provider. */
export function oidcSignIn(deps: Dependencies) {
  return new Hono<Env>()
    .get(routes.beginOidc.path, async c => {
      const { location, pending } = await refusing(() =>
        oidcOf(deps).begin(consolePath(c.req.query('to') ?? '') ?? '/staff'),
      )
      setCookie(c, PENDING, pending, { ...rules, maxAge: 600 })
      return c.body(null, 302, { ...staffHeaders, 'Cache-Control': 'no-store', Location: location })
    })
    .get(routes.finishOidc.path, async c => {
      const pending = getCookie(c, PENDING, 'host') ?? ''
      deleteCookie(c, PENDING, rules)
      const query = new URL(c.req.url).search
      const { vouched, to } = await refusing(() => oidcOf(deps).finish(query, pending))
      const { role } = vouched
      if (role === null) {
        await deps.staff.signOutKnown(vouched)
        throw new Refusal('no-role')
      }
      const session = await deps.staff.signInKnown({ ...vouched, role })
      if (session === null) throw new Refusal('no-role')
      await beginSession(c, session, deps)
      const headers = { Refresh: `0; url=${to}`, 'Referrer-Policy': 'no-referrer' }
      return answerStaff(c, deps, 200, around => renderEntered(around, to), headers)
    })
}

function oidcOf({ oidc }: Dependencies): Oidc {
  if (oidc) return oidc
  throw new Refusal('not-found')
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OidcAway) {
      throw new Refusal('unavailable', { headers: { 'Retry-After': '5' }, cause: error.cause })
    }
    if (error instanceof OidcRefused) throw new Refusal('sign-in-failed', { cause: error.cause })
    throw error
  }
}
