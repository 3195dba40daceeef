// `wherefore catalogue check --from-logs` as people meet it: the built file, run as a process, over stored decisions.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision, aSignal } from '../builders/decision.js'
import { sendDecisions } from '../http/send.js'
import { startServiceOnNode } from '../service-on-node.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')
const ADMIN = 'an-admin-key-of-more-than-32-characters'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

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

function file(catalogue: unknown): string {
  const path = join(folder, 'c.json')
  writeFileSync(path, JSON.stringify(catalogue, null, 2))
  return path
}

const sent = [
  aDecision({
    id: 'a',
    subject: 'secret-person',
    surface: 'app.feed',
    signals: [
      aSignal({ key: 'new.signal', value: 'secret-value' }),
      aSignal({ key: 'constructor', value: 'secret-value' }),
    ],
    not_used: [{ key: 'left.out', reason: 'policy' }],
  }),
]

describe('wherefore catalogue check --from-logs', () => {
  it('names what decisions use and the file lacks, what it declares and none uses, and never a value', async () => {
    const service = await startServiceOnNode({
      folder: join(folder, 'data'),
      environment: { WHEREFORE_ADMIN_KEY: ADMIN },
    })
    await sendDecisions(service, { decisions: sent })
    const { port } = await service.listen()
    try {
      const path = file(aCatalogue())
      const checked = await run(['catalogue', 'check', path, '--from-logs'])
      expect(checked).toMatchObject({ status: 0, stdout: '' })
      for (const said of [
        '/signals/new.signal: is used in 1 decision, last on 2026-',
        '/signals/left.out: is named as left out in 1 decision',
        '/surfaces/app.feed: is used in 1 decision and is not declared',
        'is declared, and the only decision does not use it',
        'the file: can never declare constructor, which decisions use',
        'rename the key where it is sent',
      ])
        expect(checked.stderr).toContain(said)
      expect(checked.stderr).not.toContain('/signals/constructor')
      expect(checked.stderr).not.toContain('secret')
      const url = `http://127.0.0.1:${port}`
      const asked = await run(['catalogue', 'check', path, '--from-logs', '--url', url], {
        WHEREFORE_ADMIN_KEY: ADMIN,
      })
      expect(asked).toEqual(checked)
    } finally {
      await service.close()
    }
  })

  it('checks the file all the same where nothing is stored, says so, and makes nothing', async () => {
    const path = file(aCatalogue())
    const checked = await run(['catalogue', 'check', path, '--from-logs'])
    expect(checked.status).toBe(1)
    expect(checked.stderr).toContain(`${path}: no errors`)
    expect(checked.stderr).toContain('No decisions are stored yet')
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('refuses --url alone, which would ask for nothing', async () => {
    expect(
      (await run(['catalogue', 'check', file(aCatalogue()), '--url', 'http://localhost:1'])).status,
    ).toBe(2)
  })
})
