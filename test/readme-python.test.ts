// The Python of the README, as it stands there, against the real service behind a line that fails at first.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { bundleChild, startChild } from './fixtures/start-child.js'

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8')
const blocks = [...readme.matchAll(/```python\n(.*?)```/gs)].map(([, code]) => code ?? '')

it('the Python of the README sends one, then a batch, and tries again as it is asked to', async () => {
  expect(blocks).toHaveLength(2)
  const folder = mkdtempSync(join(tmpdir(), 'wherefore-python-'))
  const child = await startChild(await bundleChild('python'), { WHEREFORE_DATA: folder })
  const line = await failingLine(child.url, [
    null,
    response => response.writeHead(503, { 'retry-after': '0' }).end(),
    (response, answer) =>
      response
        .writeHead(200, { 'content-length': answer.length })
        .write(answer.slice(0, 30), () => response.destroy()),
    response => response.destroy(),
  ])
  const code = blocks.join('\n').replaceAll('http://localhost:8787', line.url)
  const { stdout } = await promisify(execFile)('python3', ['-c', code], {
    env: { ...process.env, KEY: child.key },
  })
  const lines = stdout.trim().split('\n')
  expect(lines[0]).toMatch(/^http.*\/w\//)
  // The first tries of the batch arrived, and only their answers were lost.
  expect(lines.slice(1).map(said => said.split(' ')[0])).toEqual(Array(10).fill('duplicate'))
  expect(new Set(lines.map(said => said.split(' ').at(-1))).size).toBe(11)
  expect(line.requests()).toBe(5)
  line.close()
  await child.end('SIGTERM')
  rmSync(folder, { recursive: true })
})

type Fault = ((response: ServerResponse, answer: string) => void) | null

/** Passes requests on. The first ones meet a fault, which gets what the service answered. */
async function failingLine(service: string, faults: readonly Fault[]) {
  let requests = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const fault = faults[requests++] ?? null
    const {
      authorization = '',
      'content-type': type = '',
      'content-encoding': encoding = 'identity',
    } = request.headers
    const headers = { authorization, 'content-type': type, 'content-encoding': encoding }
    const answer = await fetch(service + request.url, {
      method: 'POST',
      headers,
      body: Buffer.concat(chunks),
    })
    const text = await answer.text()
    if (fault) fault(response, text)
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  }).listen(0, '127.0.0.1')
  await new Promise(listening => server.once('listening', listening))
  const { port } = server.address() as AddressInfo // A TCP server that listens has one.
  return { url: `http://127.0.0.1:${port}`, requests: () => requests, close: () => server.close() }
}
