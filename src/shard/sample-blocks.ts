// Which blocks to look at where not all can be: the newest, and some from anywhere.
import type { Shard } from './shard.js'

export type BlockSample = {
  readonly newest: number
  /** How many to draw at random from all that is there; the same one may be drawn twice. */
  readonly drawn: number
}

/** Numbers of blocks, in order, each once. A block behind a gap is drawn a little more often. */
export function sampleBlocks(shard: Shard, { newest, drawn }: BlockSample): number[] {
  const [ends] = shard.driver.all(
    'SELECT (SELECT min(no) FROM block) AS first, (SELECT max(no) FROM block) AS last',
  )
  if (!ends || ends.first === null || ends.last === null) return []
  const first = Number(ends.first)
  const span = Number(ends.last) - first + 1
  const found = shard.driver.all('SELECT no FROM block ORDER BY no DESC LIMIT ?', newest)
  for (let draw = 0; draw < drawn; draw++) {
    const from = first + Math.floor(fraction(shard.random(6)) * span)
    found.push(...shard.driver.all('SELECT no FROM block WHERE no >= ? ORDER BY no LIMIT 1', from))
  }
  return [...new Set(found.map(row => Number(row.no)))].sort((one, other) => one - other)
}

/** 48 random bits as a number from 0 to below 1. */
function fraction(bytes: Uint8Array): number {
  return Buffer.from(bytes).readUIntBE(0, 6) / 2 ** 48
}
