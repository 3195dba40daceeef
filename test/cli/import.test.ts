// `wherefore import` as people run it: the built command, over files with every kind of bad line, stopped and killed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, readSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { bundleChild, startChild } from '../fixtures/start-child.js'
import { type NodeTestService, startServiceOnNode } from '../service-on-node.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')

let folder = ''
let data = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-import-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true }))

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  WHEREFORE_DATA: data,
  ...more,
})

function run(words: readonly string[], more: Record<string, string> = {}, input?: Buffer) {
  return spawnSync(process.execPath, [cli, 'import', ...words], {
    env: environment(more),
    encoding: 'utf8',
    input,
  })
}

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const line = (at: number, more: object = {}) =>
  JSON.stringify({ ...aDecision({ id: `d-${at}`, subject: `customer-${at % 50}` }), ...more })

/** Good lines with every kind of bad one among them. */
function mixed(good: number): Buffer {
  const lines: Buffer[] = []
  for (let at = 0; at < good; at++) {
    lines.push(Buffer.from(line(at)))
    if (at % 500 === 10) lines.push(Buffer.from(line(at)), Buffer.from(line(at, { kind: 'ranking' })))
    if (at % 500 === 20)
      lines.push(Buffer.from('{"id":'), Buffer.from([0x7b, 0xff, 0x7d]), Buffer.from(''), Buffer.from('  \r'))
    if (at % 500 === 30)
      lines.push(Buffer.from(line(at, { surprise: 'secret value' })), Buffer.alloc(70_000, 'x'))
    if (at % 500 === 40) lines.push(Buffer.from(line(1_000_000 + at, { signals: [{ key: 'a b' }] })))
  }
  return Buffer.concat(lines.flatMap(bytes => [bytes, Buffer.from('\n')]))
}

/** How many of each `mixed` makes. */
const expected = (good: number) => {
  const rounds = Math.ceil((good - 40) / 500)
  return { accepted: good, duplicate: rounds, conflict: rounds, invalid: 5 * rounds }
}

function stored(folderOfData: string) {
  const database = openSqlite(join(folderOfData, 'shard.db'))
  const [row] = database.all(
    'SELECT (SELECT count(*) FROM decision) AS decisions, (SELECT count(DISTINCT id_hash) FROM decision) AS ids',
  )
  database.close()
  return row
}

/** What is stored just now, also while it grows. */
function decisionsIn(folderOfData: string): number {
  const path = join(folderOfData, 'shard.db')
  if (!existsSync(path)) return 0
  const reader = readSqlite(path)
  try {
    const tables = reader.all("SELECT name FROM sqlite_schema WHERE name = 'decision'")
    return tables.length === 0 ? 0 : Number(reader.all('SELECT count(*) AS n FROM decision')[0]?.n)
  } finally {
    reader.close()
  }
}

const table = (stdout: string) =>
  Object.fromEntries(
    [...stdout.matchAll(/^(accepted|duplicate|refused) +([\d,]+)/gm)].map(([, name, count]) => [
      name,
      Number(count?.replaceAll(',', '')),
    ]),
  )

describe('wherefore import into the data folder', () => {
  it('stores what is good and says what became of the rest, plain, packed and from standard input alike', () => {
    const content = mixed(1_200)
    const list = join(folder, 'refused.ndjson')
    const first = run([file('a.ndjson', content), '--refused', list, '--quiet'])
    expect(first.status).toBe(1)
    expect(table(first.stdout)).toEqual({ accepted: 1_200, duplicate: 3, refused: 18 })
    expect(first.stdout).toContain('invalid 15, conflict 3')
    expect(first.stdout).toMatch(/ 3 {2}is not valid JSON\n/)
    expect(first.stdout).toMatch(/ 3 {2}is not valid UTF-8\n/)
    expect(first.stdout).toMatch(/ 3 {2}is longer than 65536 bytes\n/)
    expect(first.stdout).toMatch(/ 3 {2}\/surprise is not a field of the contract\n/)
    expect(first.stdout).toMatch(/ 3 {2}\/signals\/\*\/key /)
    expect(first.stdout).toMatch(/ 3 {2}another decision of that person has this id\n/)
    expect(stored(data)).toEqual({ decisions: 1_200, ids: 1_200 })

    const refused = readFileSync(list, 'utf8')
    expect(refused.trim().split('\n').length).toBe(18)
    expect(JSON.parse(refused.split('\n')[0] ?? '')).toEqual({ line: 13, id: 'd-10', status: 'conflict' })
    expect(JSON.parse(refused.split('\n')[1] ?? '')).toEqual({
      line: 24,
      id: null,
      status: 'invalid',
      errors: [{ pointer: '', detail: 'is not valid JSON' }],
    })
    expect(refused).not.toMatch(/secret value|customer-/)

    const again = { accepted: 0, duplicate: 1_203, refused: 18 }
    expect(table(run([file('a.gz', gzipSync(content)), '--quiet']).stdout)).toEqual(again)
    expect(table(run(['-', '--quiet'], {}, gzipSync(content)).stdout)).toEqual(again)
    expect(stored(data)).toEqual({ decisions: 1_200, ids: 1_200 })
    expect(readdirSync(data).filter(name => name.startsWith('import'))).toEqual([])
  })

  it('exits with 0 where all is stored, passes on the hints, and takes an empty file', () => {
    const stdout = run([file('a.ndjson', line(1))]).stdout
    expect(table(stdout)).toEqual({ accepted: 1, duplicate: 0, refused: 0 })
    expect(stdout).toContain('hint: No catalogue is published yet')
    expect(run([file('b.ndjson', '')]).status).toBe(0)
  })

  it('says so where a service is at work on the folder, and where a file cannot be read, ends early or is off', async () => {
    const child = await startChild(await bundleChild('import'), { WHEREFORE_DATA: data })
    const path = file('a.ndjson', line(1))
    expect(run([path])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/works on .*\n.*--url ADDRESS.*WHEREFORE_KEY/),
    })
    await child.end('SIGTERM')
    expect(run([join(folder, 'none')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot be read'),
    })
    const packed = gzipSync(mixed(600))
    const short = run([file('short.gz', packed.subarray(0, packed.length - 500)), '--quiet'])
    expect(short).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ends in the middle of its gzip'),
    })
    expect(run(['-', '--state', 'x'])).toMatchObject({ status: 2 })
    expect(run([path, '--refused', path])).toMatchObject({ status: 2 })
    expect(run([path, '--state', file('other', 'nonsense')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not the progress'),
    })
    expect(readFileSync(path, 'utf8')).toBe(line(1))
  })

  it('killed at any moment and run again, stores every line once', async () => {
    // Many more than four runs store before they are ended: a request under way is a thousand.
    const lines = 20_000
    const path = file('a.ndjson', mixed(lines))
    for (const signal of ['SIGKILL', 'SIGINT', 'SIGKILL', 'SIGTERM'] as const) {
      const before = decisionsIn(data)
      const child = spawn(process.execPath, [cli, 'import', path], { env: environment(), stdio: 'ignore' })
      const ended = once(child, 'exit')
      while (child.exitCode === null && decisionsIn(data) < before + 500) await new Promise(setImmediate)
      child.kill(signal)
      await ended
      expect(decisionsIn(data)).toBeLessThan(lines)
    }
    const last = run([path])
    const { accepted, duplicate, refused = 0 } = table(last.stdout)
    const { conflict, invalid, ...good } = expected(lines)
    expect((accepted ?? 0) + (duplicate ?? 0)).toBe(good.accepted + good.duplicate)
    expect(refused).toBe(conflict + invalid)
    expect(stored(data)).toEqual({ decisions: lines, ids: lines })
  })
})

describe('wherefore import through a running service', () => {
  let service: NodeTestService
  let server: Server
  let url = ''
  /** Called with the number of each request, from 1; gives an answer of its own, or nothing. */
  let before: (
    request: number,
  ) => { readonly status: number; readonly headers?: Record<string, string> } | 'reset' | undefined
  let requests = 0

  beforeEach(async () => {
    service = await startServiceOnNode({ catalogue: aCatalogue() })
    before = () => undefined
    requests = 0
    server = createServer(async (incoming, outgoing) => {
      const parts: Buffer[] = []
      for await (const part of incoming) parts.push(part)
      if (incoming.method === 'POST') requests += 1
      const instead = incoming.method === 'POST' ? before(requests) : undefined
      if (instead === 'reset') return void incoming.socket.destroy()
      if (instead) return void outgoing.writeHead(instead.status, instead.headers).end()
      const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {}
      const headers = incoming.headers as Record<string, string> // no header comes twice here
      const answer = await service.request(incoming.url ?? '', {
        method: incoming.method ?? 'GET',
        headers,
        ...body,
      })
      outgoing
        .writeHead(answer.status, Object.fromEntries(answer.headers))
        .end(Buffer.from(await answer.arrayBuffer()))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  afterEach(async () => {
    server.closeAllConnections()
    server.close()
    await service.close()
  })

  async function start(words: readonly string[], key = service.keys.producer) {
    const child: ChildProcess = spawn(process.execPath, [cli, 'import', '--url', url, ...words], {
      env: environment({ WHEREFORE_KEY: key }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', bytes => {
      stdout += String(bytes)
    })
    child.stderr?.on('data', bytes => {
      stderr += String(bytes)
    })
    return {
      child,
      ended: once(child, 'close').then(([status]) => ({ status: status as number | null, stdout, stderr })),
    } // 'close' gives the status first
  }

  it('asks for a key, and says what the service says of a wrong one', async () => {
    const path = file('a.ndjson', line(1))
    expect(run([path, '--url', url])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('WHEREFORE_KEY'),
    })
    expect(run([path, '--url', 'nonsense'])).toMatchObject({ status: 2 })
    expect(run([path, '--url', 'http://127.0.0.1:1'], { WHEREFORE_KEY: 'k' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('does not answer'),
    })
    const wrong = await (await start([path], 'nonsense')).ended
    expect(wrong).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/A valid key is needed[\s\S]*must be a producer key/),
    })
    expect((await (await start([path])).ended).status).toBe(0)
  })

  it('stopped with Ctrl-C in the middle and run again, gives the same as in one go', async () => {
    const path = file('a.ndjson', mixed(5_000))
    const list = join(folder, 'refused.ndjson')
    const stopping = await start([path, '--refused', list, '--quiet'])
    before = request => {
      if (request === 3) stopping.child.kill('SIGINT')
      return undefined
    }
    const stopped = await stopping.ended
    expect(stopped.status).toBe(130)
    expect(stopped.stderr).toContain('Run the same command again to go on')
    expect(existsSync(`${path}.import`)).toBe(true)
    expect(stored(service.folder)).not.toMatchObject({ decisions: 5_000 })

    const asked = requests
    const resumed = await (await start([path, '--refused', list])).ended
    expect(resumed.stderr).toContain('Going on after line')
    expect(requests - asked).toBeLessThan(6)
    expect(existsSync(`${path}.import`)).toBe(false)

    const whole = join(folder, 'whole.ndjson')
    const inOneGo = run([path, '--refused', whole, '--quiet'])
    expect(inOneGo.status).toBe(1)
    expect(resumed.status).toBe(1)
    // Over another folder: the whole report is the same, line by line, apart from the hint of its catalogue.
    expect(resumed.stdout).toBe(inOneGo.stdout.replace(/\nhint: .*\n/, ''))
    expect(readFileSync(list, 'utf8')).toBe(readFileSync(whole, 'utf8'))
    expect(stored(service.folder)).toEqual(stored(data))
  })

  it('waits and goes on where the service is busy, breaks off, or asks to come back', async () => {
    before = request =>
      [{ status: 429, headers: { 'retry-after': '0' } }, 'reset' as const, { status: 503 }][request - 1]
    const { status, stdout } = await (await start([file('a.ndjson', mixed(450))])).ended
    expect(status).toBe(1)
    expect(table(stdout)).toEqual({ accepted: 450, duplicate: 1, refused: 6 })
  })

  it('stops at once, and keeps the place, while it waits for a service that does not come back', async () => {
    const path = file('a.ndjson', mixed(3_000))
    const importing = await start([path])
    before = request => {
      if (request < 3) return undefined
      importing.child.kill('SIGTERM')
      return { status: 503, headers: { 'retry-after': '1000' } }
    }
    expect((await importing.ended).status).toBe(143)
    before = () => undefined
    const { stdout } = await (await start([path])).ended
    const { accepted = 0, duplicate = 0 } = table(stdout)
    expect(accepted + duplicate).toBe(3_006)
    expect(stored(service.folder)).toEqual({ decisions: 3_000, ids: 3_000 })
  })
})
