import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactJson } from '../../../../src/http/public/docs/compact-json.js'

describe('compactJson', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.parse(compactJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('breaks only what does not fit on a line', () => {
    const long = 'x'.repeat(50)
    expect(compactJson({ a: [1, { b: 2 }], c: {} })).toBe('{ "a": [1, { "b": 2 }], "c": {} }')
    expect(compactJson({ a: [1, 2], b: long })).toBe(`{\n  "a": [1, 2],\n  "b": "${long}"\n}`)
  })
})
