// A backup as an operator makes it: by the built command, while the service takes decisions, restored with tar alone.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BatchResult } from '../../src/contract/ingestion.js'
import { backUp } from '../../src/runtime/node/back-up.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { aDecision } from '../builders/decision.js'
import { bundleChild, type Child, startChild } from '../fixtures/start-child.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')

let folder = ''
let data = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-backup-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true }))

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, WHEREFORE_DATA: data })

function run(...words: string[]) {
  return spawnSync(process.execPath, [cli, 'backup', ...words], { env: environment(), encoding: 'utf8' })
}

/** Unpacks with the system's own tools, as docs/running.md says. */
function restore(file: string): string {
  const restored = join(folder, 'restored')
  mkdirSync(restored, { mode: 0o700 })
  execFileSync('tar', ['-xf', file, '-C', restored])
  execFileSync('sha256sum', ['--status', '-c', 'SHA256SUMS'], { cwd: restored })
  return restored
}

async function stored(decisions: number): Promise<void> {
  const child = await startChild(await bundleChild('backup'), { WHEREFORE_DATA: data })
  await send(child, 0, decisions)
  await child.end('SIGTERM')
}

async function send(child: Child, from: number, count: number): Promise<string[]> {
  const decisions = Array.from({ length: count }, (_, at) =>
    aDecision({ id: `d-${from + at}`, subject: `customer-${(from + at) % 40}` }),
  )
  const answer = await fetch(`${child.url}/v1/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${child.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ decisions }),
  })
  const { complete, items } = (await answer.json()) as BatchResult // the contract's answer to a batch
  expect(complete).toBe(true)
  return items.map(item => item.why_url ?? '')
}

describe('wherefore backup', () => {
  it('holds everything acknowledged before it began, made while decisions come in', async () => {
    const bundle = await bundleChild('backup')
    const child = await startChild(bundle, { WHEREFORE_DATA: data })
    const links: string[] = []
    let sent = 0
    for (; sent < 2_000; sent += 200) links.push(...(await send(child, sent, 200)))

    const file = join(folder, 'copy.tar')
    const backup = spawn(process.execPath, [cli, 'backup', file], { env: environment() })
    const ended = once(backup, 'exit')
    let running = true
    void ended.then(() => {
      running = false
    })
    for (; running; sent += 100) await send(child, sent, 100)
    expect(await ended).toEqual([0, null])
    await child.end('SIGTERM')
    expect(sent).toBeGreaterThan(links.length)

    expect(statSync(file).mode & 0o777).toBe(0o600)
    const restored = restore(file)
    expect(readdirSync(restored).sort()).toEqual(['SHA256SUMS', 'backup.json', 'registry.db', 'shard.db'])
    expect(readdirSync(folder).sort()).toEqual(['copy.tar', 'data', 'restored'])
    const doctor = spawnSync(process.execPath, [cli, 'doctor', '--data', restored, '--sample', 'all'], {
      env: { ...environment(), WHEREFORE_KEYS: join(data, 'keys') },
      encoding: 'utf8',
    })
    expect(doctor.stdout).toContain(`${restored} is whole`)
    expect(doctor.status).toBe(0)
    const again = await startChild(bundle, { WHEREFORE_DATA: restored, WHEREFORE_KEYS: join(data, 'keys') })
    for (const link of links) {
      const page = await fetch(new URL(new URL(link).pathname, again.url), {
        headers: { accept: 'application/json' },
      })
      expect(page.status).toBe(200)
      await page.arrayBuffer()
    }
    await again.end('SIGTERM')
  })

  it('replaces a file only with --force, and says what it made', async () => {
    await stored(5)
    const file = join(folder, 'copy.tar')
    expect(run(file)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/copy\.tar: [\d.]+ MB, checked/),
    })
    const first = readFileSync(file)
    expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('--force') })
    expect(readFileSync(file)).toEqual(first)
    expect(run(file, '--force').status).toBe(0)
    const keys = readFileSync(join(data, 'keys'), 'utf8').match(/[A-Za-z0-9_-]{43}/g) ?? []
    expect(keys.length).toBe(2)
    for (const key of keys) expect(readFileSync(file).includes(Buffer.from(key, 'base64url'))).toBe(false)
  })

  it('says what to do where there is no data, no folder, no room, or damage; and leaves nothing behind', async () => {
    const file = join(folder, 'copy.tar')
    expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('WHEREFORE_DATA') })
    await stored(300)
    expect(run(join(folder, 'none/copy.tar'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not there'),
    })
    const limited = spawnSync(
      'bash',
      ['-c', `ulimit -f 100; exec ${process.execPath} ${cli} backup ${file}`],
      {
        env: environment(),
        encoding: 'utf8',
      },
    )
    expect(limited).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/The disk (of|that holds) .* (is full|cannot be written)/),
    })
    const shard = join(data, 'shard.db')
    truncateSync(shard, statSync(shard).size - 3 * 8192)
    expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('damaged') })
    expect(readdirSync(folder).sort()).toEqual(['data'])
  })

  it('copies what only the write-ahead log holds, after a kill', async () => {
    const bundle = await bundleChild('backup')
    const child = await startChild(bundle, { WHEREFORE_DATA: data })
    await send(child, 0, 50)
    await child.end('SIGKILL')
    expect(statSync(join(data, 'shard.db-wal')).size).toBeGreaterThan(0)
    const file = join(folder, 'copy.tar')
    expect(run(file).status).toBe(0)
    const database = openSqlite(join(restore(file), 'shard.db'))
    expect(database.all('SELECT count(*) AS n FROM decision')).toEqual([{ n: 50 }])
    database.close()
  })
})

describe('backUp', () => {
  it('leaves an older backup as it was, and nothing else, where it is stopped half way', async () => {
    await stored(300)
    const file = join(folder, 'copy.tar')
    writeFileSync(file, 'the older one')
    for (const doing of ['copying', 'packing']) {
      const request = {
        data,
        file,
        replace: true,
        now: 0,
        onStep(step: { readonly doing: string }) {
          if (step.doing === doing) throw new Error('stopped')
        },
      }
      await expect(backUp(request)).rejects.toThrow('stopped')
    }
    expect(readFileSync(file, 'utf8')).toBe('the older one')
    expect(existsSync(`${file}.partial`)).toBe(false)
  })
})
