// A running service from outside: whether it answers, whether it is ready, which version it is; and what cannot be seen.
import * as z from 'zod'
import { isLoopbackHost } from '../../contract/text.js'
import { version } from '../../runtime/version.js'
import { type Diagnosis, warning, whole, wrong } from './diagnosis.js'

/** What only the machine with the data can tell. */
export const NOT_SEEN =
  'From outside nobody sees keys, files, records, retention or disk. On Node, run wherefore doctor where the data lies; on Cloudflare, nothing of ours looks into the objects yet.'

const described = z.object({
  info: z.object({ version: z.string() }),
  servers: z.array(z.object({ url: z.string() })).min(1),
})

/** Asks the service at `url` what everybody may ask. */
export async function lookAtService(url: URL): Promise<Diagnosis[]> {
  const alive = await ask(url, 'healthz')
  if (alive?.status !== 200) {
    const says = alive
      ? `${url.origin} answers ${alive.status} where a service would say 200.`
      : `${url.origin} does not answer.`
    return [
      wrong(
        'service',
        says,
        'See that the address is that of the service, that the process runs, and that the proxy reaches it.',
      ),
    ]
  }
  return [
    whole('service', `${url.origin} answers.`),
    await readiness(url),
    ...(await description(url)),
    ...transport(url),
  ]
}

async function readiness(url: URL): Promise<Diagnosis> {
  const ready = await ask(url, 'readyz')
  if (ready?.status === 200) return whole('readiness', 'It says that it is ready.')
  return wrong(
    'readiness',
    'It says that it is not ready: its database or a setting is not well.',
    'Look in its log for shard-failed or not-started; the code there says why. Then run wherefore doctor where the data lies.',
  )
}

async function description(url: URL): Promise<Diagnosis[]> {
  const answer = await ask(url, 'openapi.json')
  const read = described.safeParse(await answer?.json().catch(() => null))
  if (!read.success)
    return [
      wrong(
        'version',
        'It is not a Wherefore service, or a proxy answers in its place.',
        'See that the address is right.',
      ),
    ]
  const { info, servers } = read.data
  const address = servers[0]?.url ?? ''
  const found = [
    info.version === version
      ? whole('version', `It is version ${info.version}, as this command line.`)
      : warning(
          'version',
          `It is version ${info.version}; this command line is ${version}.`,
          'Use the command line of the same version.',
        ),
  ]
  if (URL.canParse(address) && isSamePlace(new URL(address), url)) return found
  return [
    ...found,
    warning(
      'address',
      `Links that it makes begin with ${address}, not with ${url.origin}.`,
      'If people cannot open that address, set WHEREFORE_PUBLIC_URL of the service.',
    ),
  ]
}

/** This machine has several names. */
function isSamePlace(one: URL, other: URL): boolean {
  const bothHere = isLoopbackHost(one.hostname) && isLoopbackHost(other.hostname)
  return one.origin === other.origin || (bothHere && one.port === other.port)
}

function transport(url: URL): Diagnosis[] {
  if (url.protocol === 'https:' || isLoopbackHost(url.hostname)) return []
  return [
    warning(
      'transport',
      'The address is plain http: links and records can be read on the way.',
      'Put a proxy with TLS before it.',
    ),
  ]
}

async function ask(url: URL, path: string): Promise<Response | null> {
  try {
    return await fetch(new URL(path, url.href.endsWith('/') ? url : `${url.href}/`), {
      signal: AbortSignal.timeout(10_000),
      redirect: 'manual',
    })
  } catch {
    // No answer is what there is to say; why not stands in the network, not here.
    return null
  }
}
