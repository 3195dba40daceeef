// The service's own application over the local data folder, in this process: an import passes the same checks and gets
// the same answers as over the network.
import { randomUUID } from 'node:crypto'
import { createApp } from '../../http/app.js'
import type { Config } from '../../runtime/config.js'
import { gunzip } from '../../runtime/gunzip.js'
import { openService } from '../../runtime/node/open-service.js'
import { version } from '../../runtime/version.js'

export type LocalService = {
  fetch(request: Request): Promise<Response>
  readonly warnings: readonly string[]
  close(): Promise<void>
}

/** Opens the data folder and holds it. Rejects as `openService` does. */
export async function openLocalService(config: Config): Promise<LocalService> {
  const service = await openService(config, { log: () => {} })
  const { publicUrl, origins, plainLoopback } = config
  const app = createApp({
    shards: service.shards,
    // Who may write the folder may send: no key is made for it.
    registry: { ...service.registry, authenticate: async () => IMPORTER },
    staff: service.staff,
    oidc: null,
    publicUrl,
    origins,
    plainLoopback,
    version,
    now: Date.now,
    elapsed: () => performance.now(),
    requestId: randomUUID,
    log: () => {},
    gunzip,
    queueDepth: () => 0,
  })
  return { fetch: async request => app.fetch(request), warnings: service.warnings, close: service.close }
}

const IMPORTER = { id: 'import', role: 'producer', name: 'wherefore import' } as const
