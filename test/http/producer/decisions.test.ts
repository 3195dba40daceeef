import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResult, ItemResult } from '../../../src/contract/ingestion.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision, aSignal } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem, read, sendDecisions } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
})
afterAll(() => service.close())

const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  service.request('/v1/decisions', {
    method: 'POST',
    headers: { ...service.as('producer'), 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })

describe('POST /v1/decisions with one decision', () => {
  it('stores it and answers 201 with a link', async () => {
    const answer = await sendDecisions(service, aDecision({ id: 'one' }))
    expect(answer.status).toBe(201)
    expect(await read(answer)).toEqual({
      index: 0,
      id: 'one',
      status: 'accepted',
      why_url: expect.stringMatching(/^http:\/\/localhost:8787\/w\/[A-Za-z0-9_-]{60,}$/),
    })
  })

  it('answers 200 with the same link when the same comes again', async () => {
    const first = await read<ItemResult>(await sendDecisions(service, aDecision({ id: 'again' })))
    const second = await sendDecisions(service, aDecision({ id: 'again' }))
    expect(second.status).toBe(200)
    expect(await read(second)).toEqual({ ...first, status: 'duplicate' })
  })

  it('answers 409 when other content comes under the same id and subject', async () => {
    await sendDecisions(service, aDecision({ id: 'conflict' }))
    const answer = await sendDecisions(service, aDecision({ id: 'conflict', position: 2 }))
    await expectProblem(answer, 409, 'decision-conflict')
  })

  it('answers 422 with a pointer to each wrong field, an unknown one too', async () => {
    const answer = await sendDecisions(service, { ...aDecision(), surface: '', colour: 'blue' })
    const { errors } = await expectProblem(answer, 422, 'input-invalid')
    expect(errors?.map(error => error.pointer).sort()).toEqual(['/colour', '/surface'])
  })

  it('answers 422 at the root for what is no object', async () => {
    const { errors } = await expectProblem(await sendDecisions(service, [1]), 422, 'input-invalid')
    expect(errors?.[0]?.pointer).toBe('')
  })

  it('leaves the link out where links=false, and refuses other words', async () => {
    const answer = await sendDecisions(service, aDecision({ id: 'bare' }), '?links=false')
    expect(await read(answer)).toEqual({ index: 0, id: 'bare', status: 'accepted' })
    await expectProblem(await sendDecisions(service, aDecision(), '?links=no'), 400, 'query-invalid')
  })

  it('answers 422 for a record over 64 KiB', async () => {
    const signals = Array.from({ length: 200 }, (_, i) => ({ key: `s.${i}`, value: 'x'.repeat(490) }))
    const { errors } = await expectProblem(
      await sendDecisions(service, aDecision({ signals })),
      422,
      'input-invalid',
    )
    expect(errors?.[0]?.pointer).toBe('')
  })

  it('never repeats the subject in what it refuses', async () => {
    const subject = `secret-${'s'.repeat(300)}`
    const answer = await sendDecisions(service, { ...aDecision(), subject })
    const body = await answer.text()
    expect(answer.status).toBe(422)
    expect(body).toContain('/subject')
    expect(body).not.toContain('secret-')
  })
})

describe('POST /v1/decisions with a batch', () => {
  it('answers in the order sent, one bad item never costing the others', async () => {
    await sendDecisions(service, aDecision({ id: 'b-dup' }))
    await sendDecisions(service, aDecision({ id: 'b-conflict' }))
    const decisions = [
      aDecision({ id: 'b-new' }),
      { ...aDecision({ id: 'b-bad' }), kind: 'guess' },
      aDecision({ id: 'b-dup' }),
      null,
      aDecision({ id: 'b-conflict', position: 9 }),
    ]
    const answer = await sendDecisions(service, { decisions })
    expect(answer.status).toBe(200)
    const result = await read<BatchResult>(answer)
    expect(result.items.map(item => [item.index, item.id, item.status])).toEqual([
      [0, 'b-new', 'accepted'],
      [1, 'b-bad', 'invalid'],
      [2, 'b-dup', 'duplicate'],
      [3, null, 'invalid'],
      [4, 'b-conflict', 'conflict'],
    ])
    expect(result).toMatchObject({ accepted: 1, duplicate: 1, rejected: 3, complete: false })
    expect(result.items[1]?.errors?.[0]?.pointer).toBe('/kind')
    expect(result.items[3]?.errors?.[0]?.pointer).toBe('')
  })

  it('is complete when every item was accepted or a duplicate, also within one batch', async () => {
    const decisions = [aDecision({ id: 'twice' }), aDecision({ id: 'twice' })]
    const result = await read<BatchResult>(await sendDecisions(service, { decisions }))
    expect(result).toMatchObject({ accepted: 1, duplicate: 1, rejected: 0, complete: true })
  })

  it('takes an empty batch', async () => {
    const answer = await sendDecisions(service, { decisions: [] })
    expect(await read(answer)).toEqual({ accepted: 0, duplicate: 0, rejected: 0, complete: true, items: [] })
  })

  it('refuses fields beside decisions, and decisions that are no array', async () => {
    const beside = await expectProblem(
      await sendDecisions(service, { decisions: [], more: 1 }),
      422,
      'input-invalid',
    )
    expect(beside.errors).toEqual([{ pointer: '/more', detail: 'is not a field of the contract' }])
    const none = await expectProblem(await sendDecisions(service, { decisions: {} }), 422, 'input-invalid')
    expect(none.errors?.[0]?.pointer).toBe('/decisions')
  })

  it('takes 1,000 decisions and refuses 1,001, naming the limit', async () => {
    const entries = (count: number) => ({ decisions: Array.from({ length: count }, () => 0) })
    const most = await read<BatchResult>(await sendDecisions(service, entries(1000)))
    expect(most).toMatchObject({ rejected: 1000, complete: false })
    const problem = await expectProblem(await sendDecisions(service, entries(1001)), 413, 'body-too-large')
    expect(problem.detail).toContain('1000')
  })
})

describe('POST /v1/decisions with NDJSON', () => {
  const ndjson = (body: RequestInit['body']) => post(body, { 'content-type': 'application/x-ndjson' })

  it('reads one decision a line, CRLF, blank lines and a last line without its end', async () => {
    const lines = ['l-1', 'l-2', 'l-3'].map(id => JSON.stringify(aDecision({ id })))
    const result = await read<BatchResult>(await ndjson(`${lines[0]}\r\n\n  \r\n${lines[1]}\n${lines[2]}`))
    expect(result.items.map(item => [item.index, item.id, item.status])).toEqual([
      [0, 'l-1', 'accepted'],
      [1, 'l-2', 'accepted'],
      [2, 'l-3', 'accepted'],
    ])
  })

  it('answers a line that cannot be read with pointer "" and stores the others', async () => {
    const line = (id: string) => Buffer.from(`${JSON.stringify(aDecision({ id }))}\n`)
    const body = Buffer.concat([
      line('u-1'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from('{oops\n'),
      line('u-2'),
    ])
    const result = await read<BatchResult>(await ndjson(body))
    expect(result.items).toMatchObject([
      { id: 'u-1', status: 'accepted' },
      { id: null, status: 'invalid', errors: [{ pointer: '', detail: 'is not valid UTF-8' }] },
      { id: null, status: 'invalid', errors: [{ pointer: '', detail: 'is not valid JSON' }] },
      { id: 'u-2', status: 'accepted' },
    ])
  })

  it('answers one line as a batch, and none as an empty one', async () => {
    const one = await ndjson(JSON.stringify(aDecision({ id: 'lone-line' })))
    expect([one.status, await read(one)]).toMatchObject([200, { accepted: 1 }])
    expect(await read(await ndjson(''))).toMatchObject({ items: [], complete: true })
  })

  it('refuses more than 1,000 lines', async () => {
    await expectProblem(await ndjson('0\n'.repeat(1001)), 413, 'body-too-large')
  })
})

const STARTER = '`wherefore catalogue init --from-logs` writes a starter.'

describe('the hints of a batch', () => {
  it('name what is not declared, never a value, cut where there is much, each once', async () => {
    const signals = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(key => aSignal({ key, value: 'hidden' }))
    const decisions = ['customer-1', 'customer-2', 'customer-3'].map(subject =>
      aDecision({ id: 'hint', subject, signals, system: { id: 'nobody', version: '1' } }),
    )
    const { hints } = await read<BatchResult>(await sendDecisions(service, { decisions }))
    expect(hints).toEqual([
      '7 signals are not declared in the catalogue: a, b, c, d, e and 2 more. People are told that they have not been described.',
      '1 system is not declared in the catalogue: nobody. People are told that it has not been described.',
      STARTER,
    ])
    const again = await read<BatchResult>(await sendDecisions(service, { decisions }))
    expect(again).toMatchObject({ duplicate: 3 })
    expect(again).not.toHaveProperty('hints')
  })

  it('tell a surface that its system does not list from one that nobody declared', async () => {
    const decisions = ['checkout', 'nowhere'].map(surface => aDecision({ id: `at-${surface}`, surface }))
    const { hints } = await read<BatchResult>(await sendDecisions(service, { decisions }))
    expect(hints).toEqual([
      '1 surface is not declared in the catalogue: nowhere. People are told that it has not been described.',
      '1 surface is declared, but not among the surfaces of the system that decided: checkout. People are told that it has not been described for that system.',
      STARTER,
    ])
  })

  it('are absent where everything is declared, and from the answer to one decision alone', async () => {
    const batch = await sendDecisions(service, { decisions: [aDecision({ id: 'declared' })] })
    expect(await read(batch)).not.toHaveProperty('hints')
    const alone = await sendDecisions(service, aDecision({ id: 'lone', surface: 'nowhere' }))
    expect(await read(alone)).not.toHaveProperty('hints')
  })

  it('say one thing before the first catalogue', async () => {
    const empty = await startService()
    const decisions = ['one', 'two'].map(id => aDecision({ id }))
    const { hints } = await read<BatchResult>(await sendDecisions(empty, { decisions }))
    expect(hints).toEqual([`No catalogue is published yet: everything is shown as undeclared. ${STARTER}`])
    await empty.close()
  })
})
