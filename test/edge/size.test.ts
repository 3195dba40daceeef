// What is uploaded: a Worker may weigh 3 MB packed on the free plan; ours stays far below, because size is start-up time.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'

const MOST_PACKED = 448 * 1024

describe('the bundled Worker', () => {
  const script = readFileSync(inject('workers').deployed)

  it('weighs at most 448 KiB packed', () => {
    expect(script.length).toBeGreaterThan(100_000)
    expect(gzipSync(script).length).toBeLessThanOrEqual(MOST_PACKED)
  })

  it('imports nothing that a Worker does not have', () => {
    const imports = [...script.toString().matchAll(/\bfrom\s*"((?:node|cloudflare):[^"]+)"/g)].map(
      match => match[1],
    )
    expect([...new Set(imports)].sort()).toEqual(['cloudflare:workers', 'node:crypto', 'node:zlib'])
  })
})
