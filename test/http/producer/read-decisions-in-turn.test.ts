import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Dependencies } from '../../../src/http/dependencies.js'
import type { Env } from '../../../src/http/env.js'
import { readDecisions } from '../../../src/http/producer/read-decisions.js'
import { gunzip } from '../../../src/runtime/gunzip.js'
import { aDecision } from '../../builders/decision.js'

/** An application that reads decisions and says how many; whoever is given a turn stands in `waiting`. */
function reading() {
  const waiting: (() => void)[] = []
  const deps: Pick<Dependencies, 'gunzip' | 'plainLoopback' | 'now' | 'turn'> = {
    gunzip,
    plainLoopback: true,
    now: Date.now,
    turn: () => new Promise(begin => waiting.push(begin)),
  }
  const app = new Hono<Env>().post('/', async c => {
    const { entries } = await readDecisions(c, deps as Dependencies) // all that reading takes
    return c.text(String(entries.length))
  })
  const send = async (ids: readonly string[]) => {
    const body = JSON.stringify({ decisions: ids.map(id => aDecision({ id })) })
    const answer = await app.request('/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return answer.text()
  }
  return { send, waiting }
}

describe('readDecisions', () => {
  it('takes a body up when it is its turn, one after the other', async () => {
    const { send, waiting } = reading()
    const answered: string[] = []
    const both = [send(['a']), send(['b', 'c'])].map(one => one.then(text => answered.push(text)))
    while (waiting.length < 2) await new Promise(resolve => setImmediate(resolve))
    expect(answered).toEqual([])
    waiting[1]?.()
    await both[1]
    expect(answered).toEqual(['2'])
    waiting[0]?.()
    await both[0]
    expect(answered).toEqual(['2', '1'])
  })
})
