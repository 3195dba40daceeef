// What a host page loads, and what its types say of the contract.
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { HostExplanation } from '../../src/contract/host-explanation.js'
import { widgetCode } from '../../src/http/generated/widget-file.js'
import type { Explained } from '../../src/widget/explained.js'

const MOST_BYTES = 3 * 1024

describe('widget.js', () => {
  it('weighs no more than 3 KB gzipped', () => {
    expect(gzipSync(widgetCode).length).toBeLessThanOrEqual(MOST_BYTES)
  })

  it('asks for nothing else, and makes nothing of text but text', () => {
    expect(widgetCode).not.toMatch(
      /\bimport\b|innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(/,
    )
    expect(widgetCode).not.toMatch(/setAttribute\(|localStorage|sessionStorage|cookie/)
  })

  it('reads what the contract says that it is sent', () => {
    const sent: (explanation: HostExplanation) => Explained = explanation => explanation
    expect(sent).toBeTypeOf('function')
  })
})
