import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curlLine } from '../../src/demo/curl-line.js'
import { decideBanner } from '../../src/demo/decide-banner.js'
import { visitOf } from './arbitrary-visitor.js'

/** What a POSIX shell hands to `curl` for this line, argument by argument. */
function argumentsOf(line: string): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${line}`
  const out = execFileSync('/bin/sh', ['-c', script], { env: { KEY: 'the-key' }, encoding: 'utf8' })
  return out.split('\0').slice(0, -1)
}

describe('curlLine', () => {
  it('is, to a shell, one request with the decision and nothing run on the way', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        "it's",
        "'; exit 1; '",
        '$(exit 1) `exit 1` $KEY',
        '\\',
        "\\'",
        '"',
        '\n\r\t',
        '!x',
        "''",
      ),
    )
    fc.assert(
      fc.property(hostile, title => {
        const decision = decideBanner(visitOf({}))
        const sent = { ...decision, item: { id: 'x', title } }
        const words = argumentsOf(curlLine('http://localhost:8787/', sent))
        expect(words).toEqual([
          '-s',
          'http://localhost:8787/v1/decisions',
          '-H',
          'Authorization: Bearer the-key',
          '-H',
          'Content-Type: application/json',
          '-d',
          JSON.stringify(sent),
        ])
      }),
      { numRuns: 40 },
    )
  })
})
