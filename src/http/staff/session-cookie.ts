// The session's cookie. `__Host-` ties it to this host and to https; Strict keeps it from every request that another
// site begins, so that not even a look-up, which is recorded, can be made in someone's name from elsewhere.
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { RequestContext } from '../env.js'

/** Without the prefix `__Host-`, which the cookie is written and read with. */
const NAME = 'wherefore-staff'
const rules = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict', prefix: 'host' } as const

/** The cookie that the request carries, or null. */
export function sessionCookie(c: RequestContext): string | null {
  return getCookie(c, NAME, 'host') ?? null
}

/** Sets the cookie with the answer. It ends with the browser; the session itself ends earlier. */
export function setSessionCookie(c: RequestContext, secret: string): void {
  setCookie(c, NAME, secret, rules)
}

/** Takes the cookie away. */
export function dropSessionCookie(c: RequestContext): void {
  deleteCookie(c, NAME, rules)
}
