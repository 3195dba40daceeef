// A known address answers 405 to a method it does not take, and says which it takes (RFC 9110, section 15.5.6).
import type { Hono } from 'hono'
import type { Env } from './env.js'
import { Refusal } from './refusal.js'
import { type Route, routes } from './routes.js'

/** Mounted after every handler, so that it meets only what none of them took. */
export function refuseOtherMethods(app: Hono<Env>): void {
  const all: readonly Route[] = Object.values(routes)
  for (const first of all) {
    const taken = all.filter(route => route.path === first.path)
    if (taken[0] !== first) continue
    const methods = taken.flatMap(route => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]))
    app.all(first.path, c => {
      c.set('route', c.get('route') ?? first)
      throw new Refusal('method-not-allowed', { headers: { Allow: methods.join(', ') } })
    })
  }
}
