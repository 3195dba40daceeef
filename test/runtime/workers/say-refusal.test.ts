import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConfigRefused } from '../../../src/runtime/config.js'
import { Late } from '../../../src/runtime/workers/in-time.js'
import { sayRefusal } from '../../../src/runtime/workers/say-refusal.js'

const log = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => log.mockClear())

describe('sayRefusal', () => {
  it('gives the operator the setting, and a stranger none', async () => {
    const answer = sayRefusal(new ConfigRefused('SHARDS must be a whole number'))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await answer.text()).not.toContain('SHARDS')
    expect(JSON.parse(String(log.mock.lastCall?.[0]))).toMatchObject({
      event: 'not-started',
      detail: 'SHARDS must be a whole number',
    })
  })

  it('blames no setting where the registry did not answer, and gives a code alone', async () => {
    const answer = sayRefusal(new Late('registry-late'))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.text()).not.toContain('settings')
    expect(JSON.parse(String(log.mock.lastCall?.[0]))).toMatchObject({ detail: 'registry-late' })
    sayRefusal(new Error('customer-1 was here'))
    expect(String(log.mock.lastCall?.[0])).not.toContain('customer-1')
  })
})
