// Over a real socket: what `app.request()` cannot show is that an answer arrives while the body is still coming.
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDecision } from '../builders/decision.js'
import { onlyOnNode } from '../only-on-node.js'
import { startService, type TestService } from '../service.js'

let service: TestService
let port: number
let always: OutgoingHttpHeaders
beforeAll(async () => {
  service = await startService()
  const listening = await service.listen()
  port = listening.port
  always = listening.headers
})
afterAll(() => service.close())

type Answer = {
  readonly status: number | undefined
  /** The client's own port: the same one where a connection was used again. */
  readonly port: number | undefined
  readonly body: { readonly type?: string; readonly accepted?: number }
}

/** Sends `chunks` and reads the answer, whether it comes before or after the last of them. */
function post(
  headers: OutgoingHttpHeaders,
  chunks: readonly (string | Buffer)[],
  agent?: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/v1/decisions',
        headers: { ...always, ...headers },
        agent,
      },
      answer => {
        readAnswer(answer).then(resolve, reject)
      },
    )
    sending.on('error', reject)
    for (const chunk of chunks) sending.write(chunk)
    sending.end()
  })
}

async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  const port = answer.socket.localPort
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) text += chunk
  return { status: answer.statusCode, port, body: JSON.parse(text) }
}

const json = () => ({ ...service.as('producer'), 'content-type': 'application/json' })
const megabyte = Buffer.alloc(1024 * 1024, 0x20)

describe('readBody over a socket', () => {
  it('takes a body in chunks and one with a length', async () => {
    const text = JSON.stringify({ decisions: [aDecision({ id: 'chunked' })] })
    const chunked = await post(json(), [text.slice(0, 100), text.slice(100)])
    expect(chunked).toMatchObject({ status: 200, body: { accepted: 1 } })
    const whole = await post({ ...json(), 'content-length': Buffer.byteLength(text) }, [text])
    expect(whole).toMatchObject({ status: 200, body: { duplicate: 1 } })
  })

  onlyOnNode('unread-body')('answers 413 to a body in chunks that is over its limit', async () => {
    const answer = await post(json(), [megabyte, megabyte, megabyte])
    expect(answer).toMatchObject({ status: 413, body: { type: expect.stringMatching(/body-too-large$/) } })
  })

  onlyOnNode('unread-body')('leaves the connection good for the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const first = await post(json(), [megabyte, megabyte, megabyte], agent)
    const second = await post(json(), [JSON.stringify({ decisions: [] })], agent)
    expect([first.status, second.status]).toEqual([413, 200])
    expect(second.port).toBe(first.port)
    agent.destroy()
  })

  onlyOnNode('unread-body')(
    'answers 413 to a Content-Length over the limit before the body came',
    async () => {
      const answer = await post({ ...json(), 'content-length': 3 * megabyte.length }, [
        megabyte,
        megabyte,
        megabyte,
      ])
      expect(answer).toMatchObject({ status: 413, body: { type: expect.stringMatching(/body-too-large$/) } })
    },
  )

  onlyOnNode('unread-body')('answers 401 to a large body without reading it', async () => {
    const answer = await post({ 'content-type': 'application/json' }, [megabyte, megabyte])
    expect(answer).toMatchObject({ status: 401, body: { type: expect.stringMatching(/unauthorized$/) } })
  })

  onlyOnNode('broken-body')(
    'logs a body that broke off as unreadable, not as a failure of ours',
    async () => {
      const before = service.lines.length
      await new Promise<void>(resolve => {
        const headers = { ...json(), 'content-length': 1000 }
        const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/v1/decisions', headers })
        sending.on('error', () => resolve())
        sending.write('{"id":', () => sending.destroy(new Error('gone')))
      })
      await expect
        .poll(() => service.lines.slice(before))
        .toMatchObject([{ route: '/v1/decisions', status: 400 }])
    },
  )
})
