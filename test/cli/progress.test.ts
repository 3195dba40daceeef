import { describe, expect, it } from 'vitest'
import { createMeter } from '../../src/cli/import/progress-line.js'
import { createProgress } from '../../src/cli/progress.js'

function written(isTTY: boolean, quiet = false) {
  let text = ''
  let now = 0
  const output = {
    isTTY,
    columns: 20,
    write(more: string) {
      text += more
    },
  }
  const progress = createProgress({ quiet, output, elapsed: () => now })
  return { progress, pass: (milliseconds: number) => (now += milliseconds), text: () => text }
}

describe('createProgress', () => {
  it('rewrites one line on a terminal, never wider than it, and takes it away', () => {
    const { progress, pass, text } = written(true)
    progress.show(() => 'one')
    progress.show(() => 'too soon')
    pass(100)
    progress.show(() => 'a line that is too wide for it')
    progress.end()
    expect(text()).toBe('one\r\u001b[Ka line that is too \r\u001b[K')
  })

  it('writes a line every few seconds elsewhere, and nothing when quiet', () => {
    const plain = written(false)
    plain.progress.show(() => 'too soon')
    plain.pass(5_000)
    plain.progress.show(() => 'one')
    plain.progress.end()
    expect(plain.text()).toBe('one\n')
    const quiet = written(true, true)
    quiet.progress.show(() => 'one')
    expect(quiet.text()).toBe('')
  })
})

describe('createMeter', () => {
  it('says how much is read, how fast, and how long it will take', () => {
    let now = 0
    const meter = createMeter(10_000_000, 1_000, () => now)
    now = 2_000
    expect(meter.line(2_500_000, 10_000)).toBe(
      '[####------------] 25 %  2.5 MB of 10.0 MB, 4,500 decisions/s, 0:06 left',
    )
    now = 4_000
    expect(meter.line(10_000_000, 37_000)).toMatch(/^\[#{16}\] 100 % .* 0:00 left$/)
  })

  it('does without a size, and without anything read yet', () => {
    let now = 0
    const meter = createMeter(null, 0, () => now)
    now = 1_000
    expect(meter.line(0, 0)).toBe('import: 0.0 MB, 0 decisions/s')
    expect(createMeter(0, 0, () => 0).line(0, 0)).toContain('100 %')
  })
})
