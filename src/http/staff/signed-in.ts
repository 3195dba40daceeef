// Who is signed in, for handlers of routes that need a session.
import type { StaffSession } from '../../registry/staff-port.js'
import type { RequestContext } from '../env.js'
import { Refusal } from '../refusal.js'

/** The staff of this request. Throws `Refusal` `unauthorized` where the route lets anyone in. */
export function signedIn(c: RequestContext): StaffSession {
  const staff = c.get('staff')
  if (!staff) throw new Refusal('unauthorized')
  return staff
}
