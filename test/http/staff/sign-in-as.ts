// Someone signed in to the console: added with an admin key, let in by their one-time link, as a browser does it.
import { expect } from 'vitest'
import type { StaffRole } from '../../../src/contract/staff-member.js'
import type { TestService } from '../../service.js'
import { jsonBody, read } from '../send.js'

export type SignedIn = {
  readonly id: string
  readonly email: string
  /** The Cookie header. */
  readonly cookie: string
  /** What the forms of this session carry. */
  readonly csrf: string
  get(path: string): Promise<Response>
  /** Sends a form with the session's token. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>
}

let people = 0

/** Adds someone, or gives a known one another role; answers the path of the sign-in link. */
export async function addStaff(service: TestService, role: StaffRole, email: string) {
  const answer = await service.request('/v1/staff', jsonBody(service, 'admin', { email, role }))
  expect(answer.status).toBe(201)
  const { id, sign_in_url } = await read<{ id: string; sign_in_url: string }>(answer)
  return { id, link: new URL(sign_in_url).pathname }
}

/** The Cookie header that an answer's Set-Cookie leads to. */
export function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** A form as a browser sends it. */
export function formOf(
  fields: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  }
}

/** Signs someone new in, in a role. */
export async function signInAs(
  service: TestService,
  role: StaffRole,
  email = `${role}-${++people}@example.com`,
): Promise<SignedIn> {
  const { id, link } = await addStaff(service, role, email)
  const entered = await service.request(link, { method: 'POST' })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/staff'])
  const cookie = cookieOf(entered)
  const home = await service.request('/staff', { headers: { cookie } })
  expect(home.status).toBe(200)
  const csrf = csrfOf(await home.text())
  return {
    id,
    email,
    cookie,
    csrf,
    get: path => service.request(path, { headers: { cookie } }),
    post: (path, fields = {}) => service.request(path, formOf({ csrf, ...fields }, { cookie })),
  }
}

/** The token of a page's forms. */
export function csrfOf(page: string): string {
  return /name="csrf" value="([\w-]+)"/.exec(page)?.[1] ?? ''
}
