// `wherefore catalogue init` as people meet it: the built file, run as a process, from an empty folder to a push.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { sendDecisions } from '../http/send.js'
import { startServiceOnNode } from '../service-on-node.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-init-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Beside this process, which may be serving meanwhile. */
async function run(words: readonly string[], more: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, WHEREFORE_DATA: join(folder, 'data'), ...more }
  const child = spawn(process.execPath, [cli, ...words], { env })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', bytes => {
      output[name] += String(bytes)
    })
  const [status] = await once(child, 'close')
  return { status: Number(status), ...output }
}

const path = (name: string) => join(folder, name)

const sent = [
  aDecision({
    id: 'a',
    subject: 'secret-person',
    signals: [aSignal({ key: '1:2', value: 'secret-value' }), aSignal({ key: 'true' })],
  }),
  aDecision({
    id: 'b',
    signals: [aSignal({ key: 'browsing.viewed_products', value: 'secret-value' })],
    not_used: [{ key: 'null', reason: 'policy' }],
  }),
]

/** A data folder that decisions were sent to; `work` runs while the service does. */
async function withDecisions(work: (url: string) => Promise<void>, catalogue?: unknown): Promise<void> {
  const service = await startServiceOnNode({
    folder: join(folder, 'data'),
    environment: { WHEREFORE_ADMIN_KEY: ADMIN },
    ...(catalogue === undefined ? {} : { catalogue }),
  })
  await sendDecisions(service, { decisions: sent })
  const { port } = await service.listen()
  try {
    await work(`http://127.0.0.1:${port}`)
  } finally {
    await service.close()
  }
}

const ADMIN = 'an-admin-key-of-more-than-32-characters'

describe('wherefore catalogue init', () => {
  it('writes a template that passes the check and can be published', async () => {
    const made = await run(['catalogue', 'init', path('c.yaml')])
    expect(made).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('Next: wherefore catalogue check'),
    })
    expect(await run(['catalogue', 'check', path('c.yaml')])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('no errors'),
    })
    expect(await run(['catalogue', 'push', path('c.yaml')])).toMatchObject({ status: 0, stdout: '1\n' })
    expect((await run(['catalogue', 'init'])).stdout).toBe(readFileSync(path('c.yaml'), 'utf8'))
  })

  it('never replaces a file without --force', async () => {
    writeFileSync(path('mine.yaml'), 'mine')
    expect(await run(['catalogue', 'init', path('mine.yaml')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--force'),
    })
    expect(readFileSync(path('mine.yaml'), 'utf8')).toBe('mine')
    expect((await run(['catalogue', 'init', '--force', path('mine.yaml')])).status).toBe(0)
    expect(readFileSync(path('mine.yaml'), 'utf8')).toContain('organisation:')
    expect(await run(['catalogue', 'init', path('none/c.yaml')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('folder'),
    })
  })

  it('says that nothing is stored yet, and makes nothing', async () => {
    expect(await run(['catalogue', 'init', '--from-logs'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('No decisions are stored yet'),
    })
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('refuses words that say nothing together', async () => {
    expect((await run(['catalogue', 'init', '--all'])).status).toBe(2)
    expect((await run(['catalogue', 'init', '--url', 'http://localhost:1'])).status).toBe(2)
  })

  it('goes from the logs to a published catalogue, while the service runs, and then finds nothing missing', async () => {
    await withDecisions(async () => {
      const made = await run(['catalogue', 'init', '--from-logs', path('c.yaml')])
      expect(made).toMatchObject({
        status: 0,
        stdout: '',
        stderr: expect.stringContaining(
          'From the newest 2 decisions, to describe: 1 purpose, 4 signals, 1 system',
        ),
      })
      const text = readFileSync(path('c.yaml'), 'utf8')
      expect(text).not.toContain('secret')
      for (const key of ['"1:2":', '"true":', '"null":', 'browsing.viewed_products:'])
        expect(text).toContain(key)
      expect((await run(['catalogue', 'check', path('c.yaml')])).status).toBe(0)
      expect(await run(['catalogue', 'push', path('c.yaml')])).toMatchObject({ status: 0, stdout: '1\n' })
      const again = await run(['catalogue', 'init', '--from-logs', path('again.yaml')])
      expect(again).toMatchObject({
        status: 0,
        stdout: '',
        stderr: expect.stringContaining('Nothing is missing'),
      })
      expect(existsSync(path('again.yaml'))).toBe(false)
    })
  })

  it('asks a running service, and prints only what its catalogue lacks, or the whole', async () => {
    await withDecisions(async url => {
      const admin = { WHEREFORE_ADMIN_KEY: ADMIN }
      const missing = await run(['catalogue', 'init', '--from-logs', '--url', url], admin)
      expect(missing.status).toBe(0)
      expect(missing.stdout).toContain('"1:2":')
      expect(missing.stdout).not.toContain('organisation:')
      expect(missing.stdout).not.toContain('browsing.viewed_products')
      const whole = await run(
        ['catalogue', 'init', '--from-logs', '--all', '--url', url, path('c.yaml')],
        admin,
      )
      expect(whole.status).toBe(0)
      expect(await run(['catalogue', 'push', '--url', url, path('c.yaml')], admin)).toMatchObject({
        status: 0,
        stdout: '2\n',
      })
      expect(await run(['catalogue', 'init', '--from-logs', '--url', url])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('WHEREFORE_ADMIN_KEY'),
      })
      expect(
        await run(['catalogue', 'init', '--from-logs', '--url', url], {
          WHEREFORE_ADMIN_KEY: 'x'.repeat(40),
        }),
      ).toMatchObject({ status: 1, stderr: expect.stringContaining('A valid key is needed') })
    }, aCatalogue())
  })
})
