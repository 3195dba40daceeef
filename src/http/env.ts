// What a request gathers on its way: its id, the route it met, who sent it, and what failed.
import type { Context } from 'hono'
import type { Credential } from '../contract/credential.js'
import type { StaffSession } from '../registry/staff-port.js'
import type { Dependencies } from './dependencies.js'
import type { Failure } from './log-line.js'
import type { Route } from './routes.js'

export type Env = {
  Variables: {
    requestId: string
    /** Absent where no route matched. */
    route: Route | undefined
    /** There wherever the route has roles and takes a key. */
    credential: Credential | undefined
    /** There wherever the route takes a session. */
    staff: StaffSession | undefined
    /** The form of a POST within a session: from our own page, its token checked. */
    form: URLSearchParams | undefined
    compress: Dependencies['compress']
    /** For the log: bytes of the answer before it was compressed. */
    bytes: number | undefined
    /** For the log: the reason behind an answer that gives none. */
    failure: Failure | undefined
  }
}

export type RequestContext = Context<Env>
