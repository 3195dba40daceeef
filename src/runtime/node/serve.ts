// Listens, answers, and stops without losing anything: no new connections, what is under way is finished, then the databases close.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Config } from '../config.js'
import { keepHouse } from './housekeeping.js'
import { type EventLine, openService, type Service, type ServiceOptions } from './open-service.js'

export type RunningService = {
  readonly service: Service
  readonly url: string
  /** Resolves when everything taken is answered and on disk. */
  stop(): Promise<void>
}

/** How long answers under way may take once a stop is asked for, in milliseconds. */
const PATIENCE = 10_000

/** Opens the service and listens. Rejects with the reason where it cannot. */
export async function serve(config: Config, options: ServiceOptions): Promise<RunningService> {
  const service = await openService(config, options)
  const server = createAdaptorServer({ fetch: service.fetch, serverOptions: TIMEOUTS }) as Server // no TLS or HTTP/2 options: a plain server
  const quiet = quietConnections(server)
  server.on('connection', service.clientCame)
  try {
    await listen(server, config)
  } catch (error) {
    await service.close()
    throw error
  }
  const stopHouse = keepHouse(service, options.log)
  event(options, 'started', config.publicUrl)
  let stopping: Promise<void> | null = null
  return {
    service,
    url: config.publicUrl,
    stop() {
      stopping ??= (async () => {
        stopHouse()
        await closeServer(server, quiet)
        await service.close()
        event(options, 'stopped')
      })()
      return stopping
    },
  }
}

/** Slow clients: headers within 10 s, a whole request within 60 s, an idle connection for 65 s. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

/** Connections that wait to be taken while the process is busy; the system may allow fewer. */
const BACKLOG = 4_096

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, BACKLOG, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closeServer(server: Server, quiet: ReadonlySet<Socket>): Promise<void> {
  return new Promise(resolve => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
    for (const socket of quiet) socket.destroy()
  })
}

/** Connections that have sent no request yet, such as a browser's spare ones: node does not count them as idle. */
function quietConnections(server: Server): ReadonlySet<Socket> {
  const quiet = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    quiet.add(socket)
    socket.once('close', () => quiet.delete(socket))
  })
  server.on('request', request => quiet.delete(request.socket))
  return quiet
}

function event(options: ServiceOptions, name: string, detail?: string): void {
  const line: EventLine = {
    time: new Date().toISOString(),
    event: name,
    ...(detail === undefined ? {} : { detail }),
  }
  options.log(line)
}
