// Bars of a chart in units of its own box, which the page stretches to its width: no text stands in it, so that none is
// stretched. What it shows stands in a table beside it.
import type { FoundPoint } from './found-series.js'

/** One bar as SVG takes it. */
export type Bar = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type ShareChart = {
  readonly box: string
  readonly bars: readonly Bar[]
  /** Days of which not everything is known. */
  readonly gaps: readonly Bar[]
  readonly width: number
  /** The share that the chart's top stands for; 0.05 is 5 %. */
  readonly top: number
}

const STEP = 10
const GAP = 2
const HEIGHT = 100
/** What was found at all is seen, however rare. */
const LEAST = 2

/** The chart of shares; null where nothing was found and there is nothing to draw. */
export function shareChart(points: readonly FoundPoint[]): ShareChart | null {
  const known = points.filter(({ whole }) => whole)
  const highest = Math.max(0, ...known.map(shareOf))
  if (highest === 0) return null
  const top = roundUp(highest)
  const width = points.length * STEP
  return {
    box: `0 0 ${width} ${HEIGHT}`,
    bars: points.flatMap((point, at) =>
      point.whole && point.found > 0 ? [bar(at, shareOf(point) / top)] : [],
    ),
    gaps: points.flatMap((point, at) =>
      point.whole ? [] : [{ x: at * STEP, y: 0, width: STEP, height: HEIGHT }],
    ),
    width,
    top,
  }
}

/** The part of the decisions in which something was found. */
export function shareOf({ decisions, found }: Pick<FoundPoint, 'decisions' | 'found'>): number {
  return decisions === 0 ? 0 : found / decisions
}

function bar(at: number, part: number): Bar {
  const height = Math.max(LEAST, Math.round(part * HEIGHT * 10) / 10)
  return { x: at * STEP + GAP / 2, y: HEIGHT - height, width: STEP - GAP, height }
}

/** The next of 1, 2 and 5 times a power of ten, and never more than the whole. */
function roundUp(share: number): number {
  const power = 10 ** Math.floor(Math.log10(share))
  const step = [1, 2, 5, 10].find(each => each * power >= share * (1 - 1e-9)) ?? 10
  return Math.min(1, step * power)
}
