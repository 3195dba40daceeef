// A receiver for what the shop sends: a real HTTP server that takes what the contract takes and answers links.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { Decision } from '../../src/contract/decision.js'
import { parseDecision } from '../../src/contract/parse-decision.js'

export type Receiver = {
  readonly url: string
  /** One entry a request, in order. Only requests in which every decision held to the contract are here. */
  readonly slates: (readonly Decision[])[]
  /** What did not hold to the contract. */
  readonly refused: unknown[]
  /** From now on every request is answered 503. */
  fail(): void
  /** From now on requests are answered again. */
  recover(): void
  /** From now on no request is answered. */
  hang(): void
  close(): Promise<void>
}

export async function startReceiver(now: () => number): Promise<Receiver> {
  const slates: (readonly Decision[])[] = []
  const refused: unknown[] = []
  let failing = false
  let hanging = false
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      if (hanging) return undefined
      if (failing) return response.writeHead(503, { 'retry-after': '0' }).end('{}')
      const body = Buffer.concat(chunks)
      const packed = request.headers['content-encoding'] === 'gzip'
      const { decisions } = JSON.parse((packed ? gunzipSync(body) : body).toString('utf8'))
      const parsed = decisions.map((d: unknown) => parseDecision(d, { plainLoopback: true, now: now() }))
      const bad = parsed.filter((p: { ok: boolean }) => !p.ok)
      if (bad.length > 0) refused.push(...bad)
      else slates.push(decisions)
      const items = decisions.map((d: Decision, index: number) => ({
        index,
        id: d.id,
        status: 'accepted',
        why_url: `http://localhost:8787/w/${d.id}`,
      }))
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify({ items }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    slates,
    refused,
    fail() {
      failing = true
    },
    recover() {
      failing = false
      hanging = false
    },
    hang() {
      hanging = true
    },
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
