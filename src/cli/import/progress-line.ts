// The line that says how far an import is: a bar, bytes of the file, decisions a second, the time that is left.
import { number } from '../counted.js'

export type Meter = {
  /** `bytes` of the file are read and `lines` answered, as of now. */
  line(bytes: number, lines: number): string
}

/** Rates are taken over the last so many milliseconds. */
const WINDOW = 10_000
/** With it the line fits 80 columns. */
const BAR = 16

type Sample = { readonly at: number; readonly bytes: number; readonly lines: number }

/** `total` is the size of the file, null where it is not known; `lines` were answered by an earlier run. */
export function createMeter(total: number | null, lines: number, elapsed: () => number): Meter {
  const samples: Sample[] = [{ at: elapsed(), bytes: 0, lines }]
  return {
    line(bytes, answered) {
      const now = { at: elapsed(), bytes, lines: answered }
      samples.push(now)
      while (samples.length > 2 && now.at - (samples[0]?.at ?? 0) > WINDOW) samples.shift()
      const first = samples[0] ?? now
      const seconds = Math.max((now.at - first.at) / 1000, 0.001)
      const rate = `${number(Math.round((answered - first.lines) / seconds))} decisions/s`
      if (total === null) return `import: ${size(bytes)}, ${rate}`
      const share = total === 0 ? 1 : Math.min(bytes / total, 1)
      const filled = Math.round(share * BAR)
      const speed = (bytes - first.bytes) / seconds
      const left = speed > 0 ? `, ${clock((total - bytes) / speed)} left` : ''
      const bar = '#'.repeat(filled) + '-'.repeat(BAR - filled)
      return `[${bar}] ${Math.floor(share * 100)} %  ${size(bytes)} of ${size(total)}, ${rate}${left}`
    },
  }
}

function size(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const minutes = Math.floor(whole / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
}
