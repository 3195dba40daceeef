import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../../src/runtime/config.js'
import { type RunningService, serve } from '../../../src/runtime/node/serve.js'
import { freePort } from '../../fixtures/start-child.js'

let folder: string
let port: number
let running: RunningService
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-serve-'))
  port = await freePort()
  running = await serve(readConfig({ WHEREFORE_DATA: folder, PORT: String(port) }), { log: () => {} })
})
afterEach(async () => {
  vi.useRealTimers()
  await running.stop()
  rmSync(folder, { recursive: true })
})

describe('serve', () => {
  it('stops beside a connection that has sent nothing, without waiting for it', async () => {
    const spare = connect(port, '127.0.0.1')
    await once(spare, 'connect')
    // A request that was answered: so the server knows of the connection before it.
    await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()
    // Its patience never ends in this test: only closing the connection at once lets it stop.
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const closed = once(spare, 'close')
    await running.stop()
    await closed
  })

  it('finishes what is under way when it is stopped', async () => {
    const { key } = await running.service.registry.createKey('producer', 'test')
    const sending = request({
      port,
      host: '127.0.0.1',
      agent: false,
      method: 'POST',
      path: '/v1/decisions',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    })
    const answered = once(sending, 'response')
    sending.write('{"decisions":')
    // An answer to a later request: so the headers of the first have been read.
    await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()
    const stopped = running.stop()
    sending.end('[]}')
    const [response] = await answered
    expect(response.statusCode).toBe(200)
    response.resume()
    await stopped
  })
})
