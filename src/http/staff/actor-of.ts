// Who looks, as the audit trail names them.
import type { Look } from '../../shard/port.js'
import type { RequestContext } from '../env.js'

/** Who is signed in, or the holder of the key that the request came with. Throws where the route has no roles. */
export function actorOf(c: RequestContext): Look['actor'] {
  const credential = c.get('staff') ?? c.get('credential')
  if (!credential) throw new Error('a route for staff was reached without a credential')
  return { role: credential.role, name: credential.name }
}
