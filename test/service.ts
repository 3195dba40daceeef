// A real service over real databases of its own: on Node in this process, in workerd over a socket. Which of the two
// follows from the vitest project, so that the same test runs in both. Each test makes its own service.
import { afterAll, inject } from 'vitest'
import type { Role } from '../src/contract/credential.js'
import type { LogLine } from '../src/http/log-line.js'
import type { EventLine } from '../src/runtime/node/open-service.js'
import type { Replaced } from './fixtures/replaced-app.js'
import type { Workerd } from './fixtures/start-workerd.js'
import { startServiceOnNode } from './service-on-node.js'

export type TestService = {
  /** Answers as the running service does; a path is enough. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Headers that carry the key of a role. */
  as(role: Role): { authorization: string }
  readonly keys: Readonly<Record<Role, string>>
  readonly lines: (LogLine | EventLine)[]
  /** Where the databases lie. */
  readonly folder: string
  /** An application of its own over the same databases, with replacements. */
  appOver(replaced: Replaced): TestApp
  /** Makes the links of a person that were minted at or before `at` void. */
  voidLinks(subject: string, at: number): Promise<void>
  /** A port that the service listens on, and the headers that every request to it must carry. */
  listen(): Promise<{ readonly port: number; readonly headers: Readonly<Record<string, string>> }>
  close(): Promise<void>
}

export type TestApp = {
  readonly app: {
    request(path: string, init?: RequestInit): Promise<Response>
    routes(): Promise<readonly { readonly method: string; readonly path: string }[]>
  }
  readonly lines: LogLine[]
}

export type TestServiceOptions = {
  readonly environment?: Record<string, string>
  /** The clock; the real one where it is absent. */
  now?(): number
  /** Published before the first request. */
  readonly catalogue?: unknown
  /** A folder that is kept: to open the same data again. On Node alone. */
  readonly folder?: string
}

/** Opens a service where this vitest project runs them. */
export async function startService(options: TestServiceOptions = {}): Promise<TestService> {
  if (inject('runtime') === 'node') return startServiceOnNode(options)
  const { startServiceInWorkerd } = await import('./service-in-workerd.js')
  return startServiceInWorkerd(await sharedWorkerd(), options)
}

let workerd: Promise<Workerd> | null = null

/** One workerd for all services of a test file: each has Durable Objects of its own in it. */
export function sharedWorkerd(): Promise<Workerd> {
  workerd ??= import('./fixtures/start-workerd.js').then(({ startWorkerd }) =>
    startWorkerd({ script: inject('workers').underTest }),
  )
  return workerd
}

afterAll(async () => (await workerd)?.stop())
