// The package as a producer gets it: packed, unpacked into an empty folder, imported by its name. Nothing else is
// installed there, so nothing else is needed.
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const MOST_BYTES = 5 * 1024

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-package-'))
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }))
  const installed = join(folder, 'node_modules/wherefore')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1'])
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** What tsc has to say about a file of the folder. */
function complaints(path: string, options: readonly string[]): string {
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--ignoreConfig']
  const module = ['--module', 'nodenext', '--target', 'es2022']
  const words = [join(root, 'node_modules/typescript/bin/tsc'), ...strict, ...module, ...options, path]
  return spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' }).stdout
}

const DECISION = `{
  id: 'd-1', occurred_at: '2026-05-03T10:00:00Z', subject: 'customer-1', kind: 'recommendation', surface: 'home.hero',
  system: { id: 'home-recs', version: '1' }, item: { id: 'sku-1' },
  signals: [{ key: 'basket.items', value: ['boots'], contribution: 0.4 }],
}`

/** A service that takes one decision, and what it was sent. */
async function listen() {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push(`${request.method} ${request.url} ${JSON.parse(body).decisions[0].id}`)
    response.end('{"items":[{"index":0,"id":"d-1","status":"accepted"}]}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // A TCP server that listens has one.
  return { url: `http://127.0.0.1:${port}`, received, close: () => server.close() }
}

/** A script that enqueues one decision and would wait an hour for company; after `then` it says that it was taken. */
function sending(url: string, then = ''): string {
  return `import { createClient } from 'wherefore/client'
    const client = createClient({ url: '${url}', key: 'k', buffer: { lingerMs: 3_600_000 } })
    const taken = client.enqueue(${DECISION})
    ${then}
    process.stdout.write(String(taken))`
}

describe('the package', () => {
  it('runs in plain Node, sends what was enqueued before it ends, and then does not stay', async () => {
    const { url, received, close } = await listen()
    const script = file('end.js', sending(url))
    // Not synchronously: the server lives in this process.
    expect((await promisify(execFile)(process.execPath, [script])).stdout).toBe('true')
    expect(received).toEqual(['POST /v1/decisions?links=false d-1'])
    close()
  })

  it('sends what was enqueued before a SIGTERM with the line of docs/client.md', async () => {
    const documented = readFileSync(join(root, 'docs/client.md'), 'utf8')
    const [line] = /^process\.once\('SIGTERM'.*$/m.exec(documented) ?? []
    const { url, received, close } = await listen()
    const script = file('stop.js', sending(url, `${line}\nsetInterval(() => {}, 1_000)`))
    const child = spawn(process.execPath, [script])
    child.stdout.once('data', () => child.kill('SIGTERM'))
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(received).toEqual(['POST /v1/decisions?links=false d-1'])
    close()
  })

  it.each([
    ['with the types of a browser or Worker', ['--lib', 'ES2022,DOM']],
    [
      'with the types of Node',
      ['--types', 'node', '--typeRoots', `${root}/node_modules/@types`, '--lib', 'ES2022'],
    ],
  ])('has types that hold under --strict, %s', (_, options) => {
    const consumer = file(
      'consumer.ts',
      `import { createClient, WhereforeError, type Client, type Counters, type Decision, type ItemResult } from 'wherefore/client'
       const decision: Decision = ${DECISION}
       const client: Client = createClient({
         url: 'https://why.example', key: 'k', buffer: { lingerMs: 50 },
         onRefused: (item: ItemResult, refused: Decision) => [item.errors?.[0]?.pointer, refused.id],
         onError: (error: WhereforeError) => error.code,
       })
       const kept: boolean = client.enqueue(decision)
       const links: Promise<(string | undefined)[]> = client.send([decision]).then(items => items.map(item => item.why_url))
       const counters: Counters = client.counters()
       // @ts-expect-error: the contract knows no such kind
       const wrong: Decision = { ...decision, kind: 'guess' }
       // @ts-expect-error: the contract knows no such field
       client.enqueue({ ...decision, colour: 'red' })
       export { kept, links, counters, wrong }`,
    )
    expect(complaints(consumer, options)).toBe('')
  })

  it("has the contract's own types, field for field", () => {
    const both = file(
      'both.ts',
      `import type * as packed from 'wherefore/client'
       import type { Decision } from '${root}/src/contract/decision.js'
       import type { ItemResult } from '${root}/src/contract/ingestion.js'
       type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
       export const same: [Same<packed.Decision, Decision>, Same<packed.ItemResult, ItemResult>] = [true, true]`,
    )
    expect(complaints(both, ['--skipLibCheck', '--lib', 'ES2022,DOM'])).toBe('')
  })

  it('imports nothing, and weighs no more than it should', () => {
    const code = readFileSync(join(folder, 'node_modules/wherefore/dist/client.js'), 'utf8')
    expect(code).not.toMatch(/\bimport\b\s*[{*('"]|\bfrom\s+["']|\brequire\(/)
    expect(gzipSync(transformSync(code, { minify: true, format: 'esm' }).code).length).toBeLessThanOrEqual(
      MOST_BYTES,
    )
  })
})
