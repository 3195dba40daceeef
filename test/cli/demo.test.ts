// The demo as it is started: a process of its own, over real sockets, in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../fixtures/start-child.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')

type Demo = {
  readonly child: ChildProcess
  /** What it said so far. */
  said(): string
  readonly ended: Promise<{ status: number | null; signal: NodeJS.Signals | null }>
}

let folder: string
let started: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-demo-'))
  started = []
})
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true })
})

function startDemo(environment: Record<string, string>): Demo {
  const child = spawn(process.execPath, [cli, 'demo'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', bytes => {
      said += String(bytes)
    })
  }
  // 'close' comes once the child is gone and its output is read; it gives status and signal.
  const ended = once(child, 'close').then(([status, signal]) => ({ status, signal }))
  return { child, said: () => said, ended }
}

/** The shop's address, once the demo said it. */
async function shopOf(demo: Demo): Promise<string> {
  for (;;) {
    const [, url] = /Open the shop: {2}(\S+)/.exec(demo.said()) ?? []
    if (url !== undefined && demo.said().includes('Ctrl-C')) return url
    const over = await Promise.race([
      demo.ended,
      once(demo.child.stdout ?? demo.child, 'data').then(() => null),
    ])
    if (over) throw new Error(`the demo did not start: ${demo.said()}`)
  }
}

async function takenPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: String(address.port), free: () => once(server.close(), 'close') }
}

async function isFree(port: string): Promise<boolean> {
  const server = createServer().listen(Number(port), '127.0.0.1')
  const free = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ])
  server.close()
  return free
}

describe('wherefore demo', () => {
  it('names what was just done, to a visitor who only opens pages and follows a link', async () => {
    const ports = { PORT: String(await freePort()), SHOP_PORT: String(await freePort()) }
    const demo = startDemo(ports)
    const shop = await shopOf(demo)
    expect(shop).toBe(`http://127.0.0.1:${ports.SHOP_PORT}`)
    const first = await fetch(shop)
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    await fetch(`${shop}/product/marsh-boots`, { headers: { cookie } })
    const home = await (await fetch(shop, { headers: { cookie } })).text()
    const [, why = ''] = /href="([^"]+)">Why am I seeing this\?/.exec(home) ?? []
    expect(why).toContain(`http://localhost:${ports.PORT}/w/`)
    const page = await (await fetch(why, { headers: { accept: 'text/html' } })).text()
    expect(page.replace(/<[^>]+>/g, '')).toContain('because you looked at Marsh walking boots on')
    expect(page).toContain(`href="${shop}/choices"`)
    expect(existsSync(join(folder, 'data/demo/shard.db'))).toBe(true)
    demo.child.kill('SIGTERM')
    expect(await demo.ended).toEqual({ status: 0, signal: null })
  })

  it('stops at two quick Ctrl-C, and leaves both ports free', async () => {
    const ports = { PORT: String(await freePort()), SHOP_PORT: String(await freePort()) }
    const demo = startDemo({ ...ports, WHEREFORE_DATA: join(folder, 'elsewhere') })
    await (await fetch(await shopOf(demo))).text()
    demo.child.kill('SIGINT')
    demo.child.kill('SIGINT')
    const { status, signal } = await demo.ended
    expect([status, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGINT'])
    expect(await Promise.all([isFree(ports.PORT), isFree(ports.SHOP_PORT)])).toEqual([true, true])
    expect(existsSync(join(folder, 'elsewhere/shard.db'))).toBe(true)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('says that the port of the shop is in use, and stops the service', async () => {
    const taken = await takenPort()
    const port = String(await freePort())
    const demo = startDemo({ PORT: port, SHOP_PORT: taken.port })
    expect((await demo.ended).status).toBe(1)
    expect(demo.said()).toBe(
      `Port ${taken.port}, where the shop should open, is in use. Stop what listens there, or set SHOP_PORT.\n`,
    )
    expect(await isFree(port)).toBe(true)
    await taken.free()
  })

  it('says that the port of the service is in use', async () => {
    const taken = await takenPort()
    const demo = startDemo({ PORT: taken.port, SHOP_PORT: String(await freePort()) })
    expect((await demo.ended).status).toBe(1)
    expect(demo.said()).toContain(`Port ${taken.port} is in use.`)
    await taken.free()
  })

  it.each([
    [{ SHOP_PORT: 'eight' }, 'SHOP_PORT must be a port number from 1 to 65535.'],
    [{ SHOP_PORT: '65536' }, 'SHOP_PORT must be a port number from 1 to 65535.'],
    [{ PORT: '65535' }, 'SHOP_PORT must be a port number from 1 to 65535.'],
    [{ PORT: '8787', SHOP_PORT: '8787' }, 'SHOP_PORT and PORT are both 8787.'],
    [{ PORT: 'eight' }, 'PORT must be a port number'],
  ])('refuses %j before anything is opened', async (environment, message) => {
    const demo = startDemo(environment as Record<string, string>) // each row gives strings, not each row the same ones
    expect((await demo.ended).status).toBe(1)
    expect(demo.said()).toContain(message)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })
})
