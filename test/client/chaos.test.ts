// The chaos of bench/client-chaos.mjs, in small: the built client in one process, a service that goes wrong in another.
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../bench/client-chaos.mjs')

describe('the client and a service that goes wrong', () => {
  it('counts every decision where it is, and none twice', async () => {
    const words = [script, '--decisions', '20000', '--batch', '100']
    // Status 1, where something is wrong, comes with the report too.
    const { stdout } = await promisify(execFile)(process.execPath, words).catch(failed => failed)
    const report = JSON.parse(stdout)
    expect(report.wrong).toEqual([])
    expect(report.client).toMatchObject({ enqueued: 20_000, pending: 0 })
    // It was chaos indeed.
    expect(Object.keys(report.service.faults).length).toBeGreaterThan(6)
    for (const happened of [
      report.client.duplicate,
      report.client.refused.invalid,
      report.client.dropped['gave-up'],
    ]) {
      expect(happened).toBeGreaterThan(0)
    }
  })
})
