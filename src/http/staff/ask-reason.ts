// Before anyone is shown, staff say why: once for a ticket, and the session keeps it.
import { renderReason } from '../../rendering/staff/render-search.js'
import type { Dependencies } from '../dependencies.js'
import type { RequestContext } from '../env.js'
import { answerStaff } from './answer-staff.js'

/** Paths that a reason may lead on to: screens of the console alone, so that no form sends anyone elsewhere. */
const SCREENS = /^\/staff\/(?:decisions|persons|search|compare)(?:[/?][\w./?=&%~:+-]*)?$/

/** Answers the page that asks for the reason, and leads to what was asked for. */
export function askReason(c: RequestContext, deps: Dependencies): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  return answerStaff(c, deps, 200, around => renderReason(around, pathname + search))
}

/** Where to go once the reason is kept: the screen that was asked for, else the console's first page. */
export function screenAfterReason(next: string | null): string {
  return next !== null && SCREENS.test(next) ? next : '/staff'
}
