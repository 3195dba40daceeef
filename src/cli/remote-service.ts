// A running service, over its own HTTP interface with an admin key: what every command with --url speaks through.
import * as z from 'zod'
import { fieldError } from '../contract/field-error.js'
import { Refused } from './refused.js'

export type RemoteService = {
  /** Sends a request with the key. Throws `Refused` where nothing answers. */
  call(path: string, init?: RequestInit): Promise<Response>
  /** The answer's JSON. Throws `Refused` with the service's own words where it refuses. */
  read<T>(answer: Response, schema: z.ZodType<T>): Promise<T>
  /** Posts JSON and reads the answer's. Throws as both do. */
  post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>
  /** Deletes; false where there is no such thing. Throws `Refused` where the service refuses. */
  remove(path: string): Promise<boolean>
}

/** How a service refuses: the parts of a problem that a command shows. */
export const refusal = z.object({
  title: z.string(),
  detail: z.string(),
  errors: z.array(fieldError).optional(),
})

/** Speaks to the service at `url`. Throws `Refused` for a missing key, naming what is `needed`, and for what is no address. */
export function remoteService(
  url: string,
  key: string | undefined,
  needed = 'an admin key in WHEREFORE_ADMIN_KEY',
): RemoteService {
  if (!key) throw new Refused(`--url needs ${needed}`, true)
  if (!URL.canParse(url)) throw new Refused('--url must be the address of a running service', true)
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${key}`)
    try {
      return await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
        ...init,
        headers,
        signal: AbortSignal.timeout(30_000),
      })
    } catch {
      throw new Refused(`${url} does not answer.`)
    }
  }

  async function read<T>(answer: Response, schema: z.ZodType<T>): Promise<T> {
    if (!answer.ok) throw new Refused(await reasonOf(answer))
    return schema.parse(await answer.json())
  }

  return {
    call,
    read,
    async post(path, body, schema) {
      const headers = { 'content-type': 'application/json' }
      return read(await call(path, { method: 'POST', headers, body: JSON.stringify(body) }), schema)
    },
    async remove(path) {
      const answer = await call(path, { method: 'DELETE' })
      if (answer.status === 404) return false
      if (!answer.ok) throw new Refused(await reasonOf(answer))
      return true
    },
  }
}

/** Why the service refused, in its own words where it gives any. */
export async function reasonOf(answer: Response): Promise<string> {
  const read = refusal.safeParse(await answer.json().catch(() => null))
  return read.success ? `${read.data.title}: ${read.data.detail}` : `The service answered ${answer.status}.`
}
