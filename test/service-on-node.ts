// A service over SQLite files in a folder of its own, in this process.
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type Role, role } from '../src/contract/credential.js'
import type { LogLine } from '../src/http/log-line.js'
import { readConfig } from '../src/runtime/config.js'
import { type EventLine, openService, type Service } from '../src/runtime/node/open-service.js'
import { replacedApp } from './fixtures/replaced-app.js'
import type { TestService, TestServiceOptions } from './service.js'

export type NodeTestService = TestService & { readonly service: Service }

/** Opens a service; `close` removes its folder unless it was given. */
export async function startServiceOnNode(options: TestServiceOptions = {}): Promise<NodeTestService> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'wherefore-test-'))
  const lines: (LogLine | EventLine)[] = []
  const config = readConfig({ WHEREFORE_DATA: folder, ...options.environment })
  const service = await openService(config, {
    log: line => lines.push(line),
    ...(options.now ? { now: options.now } : {}),
  })
  const { registry } = service
  const made = await Promise.all(
    role.options.map(async one => [one, (await registry.createKey(one, `test ${one}`)).key] as const),
  )
  const keys = Object.fromEntries(made) as Record<Role, string> // one entry a role, made from the list of roles
  if (options.catalogue !== undefined) {
    const published = await registry.publishCatalogue(JSON.stringify(options.catalogue), 'json')
    if (!published.ok) throw new Error(`the test's catalogue is refused: ${JSON.stringify(published.errors)}`)
  }
  const servers: Server[] = []
  return {
    request: (path, init) => service.fetch(new Request(new URL(path, config.publicUrl), init)),
    as: role => ({ authorization: `Bearer ${keys[role]}` }),
    keys,
    service,
    lines,
    folder,
    appOver(replaced) {
      const made = replacedApp(service, replaced)
      const request = async (path: string, init?: RequestInit) => made.app.request(path, init)
      return { app: { request, routes: async () => made.app.routes }, lines: made.lines }
    },
    async voidLinks(subject, at) {
      await service.voidLinks(subject, at)
    },
    async listen() {
      const server = createAdaptorServer({ fetch: service.fetch }) as Server // no TLS or HTTP/2 options: a plain server
      servers.push(server)
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the server has no port')
      return { port: address.port, headers: {} }
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
      }
      await service.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true })
    },
  }
}
