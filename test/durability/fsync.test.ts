// What is acknowledged is on disk: traced, because SQLite's own pragma reads back FULL also where it is not.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aDecision } from '../builders/decision.js'
import { bundleChild, startChild } from '../fixtures/start-child.js'

const ANSWERS = 20

/** Sends decisions one after the other under strace and counts the answers that no sync of the database came before. */
async function answersWithoutSync({ lowerSync }: { lowerSync: boolean }): Promise<{
  answers: number
  unsynced: number
}> {
  const folder = mkdtempSync(join(tmpdir(), 'wherefore-fsync-'))
  const trace = join(folder, 'trace')
  const file = await bundleChild(lowerSync ? 'no-fsync' : 'fsync', { lowerSync })
  const strace = [
    'strace',
    '-f',
    '-y',
    '-s',
    '32',
    '-e',
    'trace=fsync,fdatasync,write,writev,sendto,sendmsg',
    '-o',
    trace,
  ]
  const child = await startChild(file, { WHEREFORE_DATA: join(folder, 'data') }, strace)
  for (let at = 0; at < ANSWERS; at++) {
    const answer = await fetch(`${child.url}/v1/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${child.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(aDecision({ id: `d-${at}`, subject: `customer-${at}` })),
    })
    expect(answer.status).toBe(201)
    await answer.arrayBuffer()
  }
  await child.end('SIGTERM')
  const counted = count(readFileSync(trace, 'utf8'))
  rmSync(folder, { recursive: true })
  return counted
}

function count(trace: string): { answers: number; unsynced: number } {
  let answers = 0
  let unsynced = 0
  let synced = false
  for (const line of trace.split('\n')) {
    if (
      /f(?:data)?sync\(\d+<[^>]*shard\.db-wal>\)\s*= 0/.test(line) ||
      /f(?:data)?sync resumed>.*= 0/.test(line)
    )
      synced = true
    if (!/HTTP\/1\.1 201/.test(line)) continue
    answers += 1
    if (!synced) unsynced += 1
    synced = false
  }
  return { answers, unsynced }
}

describe('an acknowledged decision', () => {
  it('is synced to disk before its answer is written', async () => {
    expect(await answersWithoutSync({ lowerSync: false })).toEqual({ answers: ANSWERS, unsynced: 0 })
  })

  it('would be seen not to be, were synchronous lowered', async () => {
    const { answers, unsynced } = await answersWithoutSync({ lowerSync: true })
    expect(answers).toBe(ANSWERS)
    expect(unsynced).toBeGreaterThan(ANSWERS / 2)
  })
})
