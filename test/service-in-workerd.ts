// A service over Durable Objects of its own, in a workerd that it may share with others.
import { type Role, role } from '../src/contract/credential.js'
import type { LogLine } from '../src/http/log-line.js'
import type { EventLine } from '../src/runtime/node/open-service.js'
import type { Workerd } from './fixtures/start-workerd.js'
import { ANSWERED_LINES, APP, NOW, SERVICE } from './fixtures/worker-headers.js'
import type { TestService, TestServiceOptions } from './service.js'

export type EdgeTestService = TestService & {
  /** Its name in the Worker's controls. */
  readonly name: string
}

let services = 0
let apps = 0

/** Opens a service; its objects stay until workerd stops. `over` another one, it is a second isolate over the same objects. */
export async function startServiceInWorkerd(
  workerd: Workerd,
  options: TestServiceOptions & { readonly over?: EdgeTestService } = {},
): Promise<EdgeTestService> {
  const name = `service-${++services}`
  const lines: (LogLine | EventLine)[] = []
  const { keys } = await workerd.control('open', {
    service: name,
    ...(options.over ? { over: options.over.name } : {}),
    environment: options.environment ?? {},
    now: options.now?.() ?? null,
    roles: role.options,
    ...(options.catalogue === undefined ? {} : { catalogue: options.catalogue }),
  })

  /** Sends with headers of the side channel, which the answer does not show. */
  async function send(path: string, init: RequestInit, side: Record<string, string>, log: object[]) {
    const headers = new Headers(init.headers)
    for (const [header, value] of Object.entries(side)) headers.set(header, value)
    const answer = await workerd.socket.send(path, { ...init, headers })
    log.push(...JSON.parse(decodeURIComponent(answer.headers.get(ANSWERED_LINES) ?? '[]')))
    answer.headers.delete(ANSWERED_LINES)
    return answer
  }

  const sideChannel = (): Record<string, string> => ({
    [SERVICE]: name,
    ...(options.now ? { [NOW]: String(options.now()) } : {}),
  })
  return {
    name,
    request: (path, init = {}) => send(path, init, sideChannel(), lines),
    as: role => ({ authorization: `Bearer ${keys[role]}` }),
    keys: keys as Record<Role, string>, // one entry a role: the Worker made them from the list of roles
    lines,
    folder: workerd.folder,
    appOver(replaced) {
      const app = `app-${++apps}`
      const made = workerd.control('makeApp', { app, service: name, replaced })
      const appLines: LogLine[] = []
      return {
        app: {
          async request(path, init = {}) {
            await made
            return send(path, init, { [APP]: app }, appLines)
          },
          async routes() {
            await made
            return workerd.control('routesOf', { app })
          },
        },
        lines: appLines,
      }
    },
    voidLinks: async (subject, at) => {
      await workerd.control('voidLinks', { service: name, subject, at })
    },
    listen: async () => ({ port: workerd.socket.port, headers: sideChannel() }),
    close: async () => {},
  }
}
