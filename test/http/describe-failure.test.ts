import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../src/http/describe-failure.js'

describe('describeFailure', () => {
  it('gives kind, code and places, and never the message', () => {
    const error = Object.assign(new TypeError('customer-1\n    at secret (private.ts:1:1) x'), {
      code: 'SQLITE_BUSY',
    })
    const failure = describeFailure(error)
    expect(failure).toMatchObject({ name: 'TypeError', code: 'SQLITE_BUSY' })
    expect(failure.at[0]).toMatch(/^describe-failure\.test\.ts:\d+:\d+$/)
    expect(JSON.stringify(failure)).not.toContain('customer-1')
  })

  it('reads no frame out of a message that looks like one', () => {
    const failure = describeFailure(new Error('x\n    at customer-1.example.ts:1:1'))
    expect(JSON.stringify(failure)).not.toContain('customer-1')
  })

  it('leaves out names and codes that are no identifiers', () => {
    const error = Object.assign(new Error('x'), { name: 'a b', code: 'sent: customer-1' })
    expect(describeFailure(error)).toMatchObject({ name: 'Error', code: null })
  })

  it('takes what is no error', () => {
    expect(describeFailure('customer-1')).toEqual({ name: 'string', code: null, at: [] })
  })
})
