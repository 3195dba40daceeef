// A real service over real databases in a folder of its own, without a socket. Each test makes its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../src/contract/credential.js'
import type { LogLine } from '../src/http/log-line.js'
import { readConfig } from '../src/runtime/config.js'
import { type EventLine, openService, type Service } from '../src/runtime/node/open-service.js'

export type TestService = {
  /** Answers as the running service does; a path is enough. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Headers that carry the key of a role. */
  as(role: Role): { authorization: string }
  readonly keys: Readonly<Record<Role, string>>
  readonly service: Service
  readonly lines: (LogLine | EventLine)[]
  readonly folder: string
  close(): Promise<void>
}

export type TestServiceOptions = {
  readonly environment?: Record<string, string>
  /** The clock; the real one where it is absent. */
  now?(): number
  /** Published before the first request. */
  readonly catalogue?: unknown
  /** A folder that is kept: to open the same data again. */
  readonly folder?: string
}

const ROLES: readonly Role[] = ['producer', 'support', 'privacy', 'auditor', 'admin']

/** Opens a service; `close` removes its folder unless it was given. */
export async function startService(options: TestServiceOptions = {}): Promise<TestService> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'wherefore-test-'))
  const lines: (LogLine | EventLine)[] = []
  const config = readConfig({ WHEREFORE_DATA: folder, ...options.environment })
  const service = openService(config, {
    log: line => lines.push(line),
    ...(options.now ? { now: options.now } : {}),
  })
  const made = await Promise.all(
    ROLES.map(async role => [role, (await service.registry.createKey(role, `test ${role}`)).key] as const),
  )
  const keys = Object.fromEntries(made) as Record<Role, string> // one entry a role, made from the list of roles
  if (options.catalogue !== undefined) {
    const published = await service.registry.publishCatalogue(JSON.stringify(options.catalogue), 'json')
    if (!published.ok) throw new Error(`the test's catalogue is refused: ${JSON.stringify(published.errors)}`)
  }
  return {
    request: (path, init) => service.fetch(new Request(new URL(path, config.publicUrl), init)),
    as: role => ({ authorization: `Bearer ${keys[role]}` }),
    keys,
    service,
    lines,
    folder,
    async close() {
      await service.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true })
    },
  }
}
