// The entry that is deployed, src/worker.ts, in workerd: what it says when it cannot start, and that it can.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Problem } from '../../src/contract/problem.js'
import { startWorkerd, type Workerd } from '../fixtures/start-workerd.js'
import { read } from '../http/send.js'

const ADMIN_KEY = 'an-admin-key-that-is-long-enough-for-this'
let folder: string
let workerd: Workerd | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-worker-'))
})
afterEach(async () => {
  await stop()
  rmSync(folder, { recursive: true })
})

async function stop(): Promise<void> {
  const running = workerd
  workerd = null
  await running?.stop()
}

/** Starts over the same databases as the last one. */
async function restart(bindings: Record<string, string>): Promise<Workerd> {
  await stop()
  workerd = await startWorkerd({
    script: inject('workers').deployed,
    bindings: { WHEREFORE_ADMIN_KEY: ADMIN_KEY, ...bindings },
    folder,
  })
  return workerd
}

const asAdmin = { headers: { authorization: `Bearer ${ADMIN_KEY}` } }

async function expectRefused({ socket, log }: Workerd, reason: RegExp): Promise<void> {
  const answer = await socket.send('/healthz')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
  expect(await read<Problem>(answer)).toMatchObject({ status: 503, title: expect.any(String) })
  await expect.poll(log).toMatch(reason)
  expect(log()).toContain('"event":"not-started"')
}

describe('the Worker', () => {
  it('keeps what it was told when it starts anew', async () => {
    const first = await restart({ SHARDS: '3' })
    const body = JSON.stringify({ role: 'auditor', name: 'kept' })
    const headers = { ...asAdmin.headers, 'content-type': 'application/json' }
    expect((await first.socket.send('/v1/keys', { method: 'POST', headers, body })).status, first.log()).toBe(
      201,
    )
    const second = await restart({ SHARDS: '3' })
    const { keys } = await read<{ keys: { name: string }[] }>(await second.socket.send('/v1/keys', asAdmin))
    expect(keys.map(key => key.name)).toEqual(['kept'])
  })

  it('answers 503 where SHARDS is not what the deployment was begun with, and says both in the log', async () => {
    expect((await (await restart({ SHARDS: '3' })).socket.send('/readyz')).status).toBe(200)
    await expectRefused(await restart({ SHARDS: '4' }), /SHARDS is 4, but this deployment was begun with 3/)
    expect((await (await restart({ SHARDS: '3' })).socket.send('/readyz')).status).toBe(200)
  })

  it.each([
    ['no secret', { WHEREFORE_SECRET: '' }, /WHEREFORE_SECRET must be set/],
    ['a secret that is none', { WHEREFORE_SECRET: 'short' }, /WHEREFORE_SECRET must be 32 bytes/],
    ['shards that are no number', { SHARDS: 'many' }, /SHARDS must be a whole number/],
    ['an address that is none', { WHEREFORE_PUBLIC_URL: 'ftp://x' }, /WHEREFORE_PUBLIC_URL must be/],
  ])('answers 503 over %s, names the setting in the log and never its value', async (_, bindings, reason) => {
    const refused = await restart(bindings)
    await expectRefused(refused, reason)
    for (const value of ['short', 'many', 'ftp://x']) expect(refused.log()).not.toContain(value)
  })

  it('is not ready over databases that were made with another secret, and says so in the log', async () => {
    expect((await (await restart({})).socket.send('/readyz')).status).toBe(200)
    const other = await restart({ WHEREFORE_SECRET: Buffer.alloc(32, 0x0b).toString('base64url') })
    expect((await other.socket.send('/readyz')).status).toBe(503)
    await expect.poll(other.log).toMatch(/secret-wrong/)
  })
})
