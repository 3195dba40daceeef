// Where decisions are imported: the local data folder, or a running service, Node or edge.
import { type Config, readConfig } from '../../runtime/config.js'
import { FolderHeld } from '../../runtime/node/hold-folder.js'
import { sayFailure } from '../../runtime/node/say-failure.js'
import { Refused } from '../refused.js'
import { openLocalService } from './local-service.js'

export type Target = {
  readonly endpoint: string
  readonly key: string
  readonly gzip: boolean
  /** What progress is kept for: another target begins anew. */
  readonly name: string
  /** The data folder, or null for a service elsewhere. */
  readonly folder: string | null
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

/** Opens the folder, or sees that the service answers. Throws `Refused`. */
export function openTarget(url: string | undefined): Promise<Target> {
  return url === undefined ? openFolder() : reachService(url)
}

async function openFolder(): Promise<Target> {
  let config: Config | null = null
  try {
    config = readConfig(process.env)
    const { fetch, close, warnings } = await openLocalService(config)
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`)
    return {
      endpoint: config.publicUrl,
      key: 'local',
      gzip: false,
      name: 'data',
      folder: config.data,
      fetch,
      close,
    }
  } catch (error) {
    if (error instanceof FolderHeld)
      throw new Refused(
        `A running service, or another import, works on ${config?.data}.\nSend through it: wherefore import FILE --url ADDRESS, with a producer key in WHEREFORE_KEY. Or stop it first.`,
      )
    throw new Refused(
      sayFailure(error, config).replace('The service did not start', 'The data folder cannot be opened'),
    )
  }
}

async function reachService(address: string): Promise<Target> {
  const key = process.env.WHEREFORE_KEY
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new Refused('--url must be the address of a running service', true)
  if (!key) throw new Refused('--url needs a producer key in WHEREFORE_KEY', true)
  const endpoint = address.replace(/\/+$/, '')
  try {
    const answer = await fetch(`${endpoint}/healthz`, {
      signal: AbortSignal.timeout(10_000),
      redirect: 'error',
    })
    await answer.arrayBuffer()
  } catch {
    throw new Refused(`${address} does not answer.`)
  }
  return {
    endpoint,
    key,
    gzip: true,
    name: endpoint,
    folder: null,
    fetch: request => fetch(request),
    close: async () => {},
  }
}
