// Requests as producers and operators make them, and answers read as JSON.
import { expect } from 'vitest'
import type { Role } from '../../src/contract/credential.js'
import type { TestService } from '../service.js'

/** A POST or PUT of JSON with the key of `role`. */
export function jsonBody(service: TestService, role: Role, body: unknown, method = 'POST'): RequestInit {
  return {
    method,
    headers: { ...service.as(role), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** Sends one decision, or `{ decisions }`, as a producer. */
export function sendDecisions(service: TestService, body: unknown, query = ''): Promise<Response> {
  return service.request(`/v1/decisions${query}`, jsonBody(service, 'producer', body))
}

/** The token of a `why_url` just made for `decision`. */
export async function tokenFor(service: TestService, decision: unknown): Promise<string> {
  const answer = await sendDecisions(service, decision)
  expect(answer.status).toBe(201)
  const { why_url } = await read<{ why_url: string }>(answer)
  return why_url.slice(why_url.lastIndexOf('/') + 1)
}

/** An answer's JSON as the test expects it to be. */
export async function read<T>(answer: Response): Promise<T> {
  return (await answer.json()) as T // the test's own expectations check what it reads
}

/** Expects a problem with `code`, and gives it. */
export async function expectProblem(answer: Response, status: number, code: string) {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = await read<{
    type: string
    status: number
    title: string
    detail: string
    instance: string
    errors?: { pointer: string; detail: string }[]
  }>(answer)
  expect({ status: answer.status, type: problem.type }).toEqual({
    status,
    type: expect.stringMatching(new RegExp(`/problems/${code}$`)),
  })
  expect(problem.instance).toBe(answer.headers.get('x-request-id'))
  return problem
}
