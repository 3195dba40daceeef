// Whether a POST comes from a page of ours. A browser says so in headers that no page can set; what sends neither is no
// browser, and has the form's own token to show.
import type { RequestContext } from '../env.js'
import { Refusal } from '../refusal.js'

/** Throws `Refusal` `forged` for a request that a page elsewhere began, on another host of the same site too. */
export function refuseFromElsewhere(c: RequestContext, publicUrl: string): void {
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  if (
    site === undefined ? origin !== undefined && origin !== new URL(publicUrl).origin : site !== 'same-origin'
  ) {
    throw new Refusal('forged')
  }
}

/** True for a page that a link elsewhere leads to, on another host of the same site too. */
export function isFromElsewhere(c: RequestContext): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  return site === 'cross-site' || site === 'same-site'
}
