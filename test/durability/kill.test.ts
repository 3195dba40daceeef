// kill -9 under load, again and again: nothing acknowledged is lost, nothing is half there, nothing is doubled by a retry.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/contract/decision.js'
import type { BatchResult } from '../../src/contract/ingestion.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { aDecision } from '../builders/decision.js'
import { bundleChild, type Child, startChild } from '../fixtures/start-child.js'

const KILLS = 25
const SENDERS = 4

type Batch = { readonly decisions: readonly Decision[] }

describe('kill -9 under load', () => {
  it(`loses, halves and doubles nothing in ${KILLS} kills`, { timeout: 240_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wherefore-kill-'))
    const file = await bundleChild('kill')
    const links = new Map<string, string>() // acknowledged: decision id → why_url
    const unanswered: Batch[] = []
    let made = 0

    const nextBatch = (): Batch => {
      const size = [1, 7, 40, 250][made % 4] ?? 1
      const subject = (at: number) => `customer-${size === 7 ? made % 50 : (made + at) % 50}`
      const decisions = Array.from({ length: size }, (_, at) =>
        aDecision({ id: `d-${made + at}`, subject: subject(at) }),
      )
      made += size
      return { decisions }
    }

    for (let kill = 0; kill < KILLS; kill++) {
      const child = await startChild(file, { WHEREFORE_DATA: folder })
      for (const batch of unanswered.splice(0)) acknowledge(links, batch, await send(child, batch))
      let left = 3 + ((kill * 7) % 23)
      await Promise.all(
        Array.from({ length: SENDERS }, async () => {
          for (;;) {
            const batch = nextBatch()
            try {
              acknowledge(links, batch, await send(child, batch))
            } catch {
              unanswered.push(batch)
              return
            }
            left -= 1
            if (left === 0) process.kill(child.pid, 'SIGKILL')
          }
        }),
      )
      await child.end('SIGKILL')
    }

    const child = await startChild(file, { WHEREFORE_DATA: folder })
    for (const batch of unanswered.splice(0)) acknowledge(links, batch, await send(child, batch))
    expect(await child.end('SIGTERM')).toBe(0)
    expect(links.size).toBe(made)

    const database = openSqlite(join(folder, 'shard.db'))
    expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(database.all('SELECT count(*) AS n FROM decision')).toEqual([{ n: made }])
    expect(
      database.all(
        'SELECT count(*) AS n FROM decision d WHERE NOT EXISTS (SELECT 1 FROM block b WHERE b.no = d.no / 64)',
      ),
    ).toEqual([{ n: 0 }])
    database.close()

    const again = await startChild(file, { WHEREFORE_DATA: folder })
    for (const url of links.values()) {
      const page = await fetch(new URL(new URL(url).pathname, again.url), {
        headers: { accept: 'application/json' },
      })
      expect(page.status).toBe(200)
      await page.arrayBuffer()
    }
    await again.end('SIGTERM')
    rmSync(folder, { recursive: true })
  })
})

async function send(child: Child, batch: Batch): Promise<BatchResult> {
  const answer = await fetch(`${child.url}/v1/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${child.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  })
  if (!answer.ok) throw new Error(`answered ${answer.status}`)
  return (await answer.json()) as BatchResult // the contract's answer to a batch
}

/** Every item was taken, and one that was acknowledged before is answered with the very same link. */
function acknowledge(links: Map<string, string>, batch: Batch, result: BatchResult): void {
  expect(result.complete).toBe(true)
  expect(result.items.length).toBe(batch.decisions.length)
  for (const item of result.items) {
    const path = new URL(item.why_url ?? '').pathname
    const known = links.get(item.id ?? '')
    if (known !== undefined) expect(new URL(known).pathname).toBe(path)
    links.set(item.id ?? '', item.why_url ?? '')
  }
}
