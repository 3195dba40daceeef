// Who looks, as the audit trail names them.
import type { Look } from '../../shard/port.js'
import type { RequestContext } from '../env.js'

/** The holder of the key that the request came with. Throws where the route has no roles. */
export function actorOf(c: RequestContext): Look['actor'] {
  const credential = c.get('credential')
  if (!credential) throw new Error('a route for staff was reached without a credential')
  return { role: credential.role, name: credential.name }
}
