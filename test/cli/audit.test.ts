// `wherefore audit`, run as a process over a folder, and over a running service.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntry } from '../../src/contract/audit.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { type NodeTestService, startServiceOnNode } from '../service-on-node.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')
const ENTRIES = 8
let folder = ''
let sound = ''
let service: NodeTestService
let url = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-audit-'))
  sound = join(folder, 'sound')
  service = await startServiceOnNode({ folder: sound, catalogue: aCatalogue() })
  await service.service.shards.record([aDecision()], { links: false, bytes: 0 })
  for (let at = 0; at < ENTRIES; at++) {
    await service.service.shards.look({
      actor: { role: 'support', name: at === 3 ? 'Ben' : 'Ada' },
      action: 'view',
      reason: `ticket ${at}`,
      wanted: [{ subject: 'customer-1', decisionId: 'd-1' }],
    })
  }
  url = `http://127.0.0.1:${(await service.listen()).port}`
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

function run(data: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'audit', ...words], {
    env: { PATH: process.env.PATH, WHEREFORE_DATA: data },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** Without holding up the service, which runs in this process. */
function runBeside(
  key: string,
  ...words: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli, 'audit', ...words, '--url', url], {
    env: { PATH: process.env.PATH, WHEREFORE_DATA: folder, ...(key && { WHEREFORE_KEY: key }) },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', text => (stdout += text))
  child.stderr.on('data', text => (stderr += text))
  return new Promise(done => child.on('close', status => done({ status, stdout, stderr })))
}

function tampered(name: string, sql: string): string {
  const data = join(folder, name)
  cpSync(sound, data, { recursive: true })
  const driver = openSqlite(join(data, 'shard.db'))
  driver.run(sql)
  driver.close()
  return data
}

describe('wherefore audit verify', () => {
  it('says that the trail is whole, with what to note, while the service runs over it', () => {
    const { status, stdout } = run(sound, 'verify')
    expect(stdout).toMatch(/^8 entries, last link [0-9a-f]{64}\nThe audit trail is whole:/)
    expect(status).toBe(0)
    expect(JSON.parse(run(sound, 'verify', '--json').stdout)).toMatchObject({
      intact: true,
      trails: [{ entries: 8 }],
    })
  })

  it.each([
    [
      'changed',
      'UPDATE audit SET at = at + 1 WHERE no = 3',
      'entry 3 is not what was written',
      'The 2 entries before it verify.',
    ],
    [
      'first',
      "UPDATE audit SET role = 'admin' WHERE no = 1",
      'entry 1 is not',
      'No entry before it verifies.',
    ],
    ['cut', 'DELETE FROM audit WHERE no > 6', 'entry 7 is missing', 'The 6 entries before it verify.'],
    [
      'head',
      'UPDATE audit_head SET mac = zeroblob(32)',
      'what counts the entries was changed',
      'The 8 entries',
    ],
  ])('names the entry that first breaks, and exits with 1: %s', (name, sql, says, before) => {
    const { status, stdout } = run(tampered(name, sql), 'verify')
    expect(stdout).toContain(says)
    expect(stdout).toContain(before)
    expect(stdout).toContain('NOT whole')
    expect(status).toBe(1)
  })

  it('asks a running service, with an auditor key alone', async () => {
    const asked = await runBeside(service.keys.auditor, 'verify')
    expect(asked).toMatchObject({ status: 0, stdout: expect.stringContaining('The audit trail is whole') })
    expect(await runBeside('', 'verify')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('WHEREFORE_KEY'),
    })
    const refused = await runBeside(service.keys.support, 'verify')
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('another role') })
  })

  it('says where there is nothing to verify', () => {
    expect(run(join(folder, 'none'), 'verify')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no database'),
    })
  })
})

describe('wherefore audit export', () => {
  it('prints one entry a line, newest first, from a folder and from a service alike', async () => {
    const { status, stdout } = run(sound, 'export')
    expect(status).toBe(0)
    const entries = stdout
      .trimEnd()
      .split('\n')
      .map(line => auditEntry.parse(JSON.parse(line)))
    expect(entries.map(({ reason }) => reason)).toEqual(
      Array.from({ length: ENTRIES }, (_, at) => `ticket ${ENTRIES - 1 - at}`),
    )
    expect((await runBeside(service.keys.auditor, 'export')).stdout).toBe(stdout)
    expect(run(sound, 'export', '--actor', 'Ben').stdout.trimEnd().split('\n')).toEqual([
      JSON.stringify(entries[ENTRIES - 1 - 3]),
    ])
    expect(run(sound, 'export', '--to', '2020-01-01T00:00:00Z')).toMatchObject({ status: 0, stdout: '' })
    expect(run(sound, 'export', '--from', 'yesterday')).toMatchObject({ status: 2 })
  })
})
