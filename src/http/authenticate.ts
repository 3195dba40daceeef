// Who a request is from. Mounted once for every route of the table that has roles, before its handler; what the
// route refuses for its address alone is refused here too, after the credential (wire contract: 401, 403, 400).
import type { MiddlewareHandler } from 'hono'
import type { Credential, Role } from '../contract/credential.js'
import type { Registry } from '../registry/port.js'
import type { Dependencies } from './dependencies.js'
import type { Env, RequestContext } from './env.js'
import { Refusal } from './refusal.js'
import type { Route } from './routes.js'
import { staffOfRequest } from './staff/staff-of-request.js'

/** Names the route for log and metrics, and lets its handler run only for a key or a session with one of its roles. */
export function authenticate(route: Route, deps: Dependencies): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('route', route)
    if (route.signIn === 'session') await staffOfRequest(c, route, deps)
    else if (route.roles.length > 0) c.set('credential', await credentialOf(c, route.roles, deps.registry))
    if (route.path.startsWith('/v1/')) refuseSubjectInAddress(c)
    await next()
  }
}

async function credentialOf(
  c: RequestContext,
  roles: readonly Role[],
  registry: Registry,
): Promise<Credential> {
  const key = /^Bearer +([!-~]{1,512})$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  const credential = key === undefined ? null : await registry.authenticate(key)
  if (!credential) throw new Refusal('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer' } })
  if (!roles.includes(credential.role)) throw new Refusal('forbidden')
  return credential
}

/** Addresses end in logs and histories of machines between, so a person never stands in one. */
function refuseSubjectInAddress(c: RequestContext): void {
  const query = c.req.url.indexOf('?')
  if (query === -1) return
  if (new URLSearchParams(c.req.url.slice(query)).has('subject')) throw new Refusal('subject-in-address')
}
