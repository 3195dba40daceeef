// Which version of each system decided last, as far as the newest blocks tell. A few blocks are opened, once a minute.
import { readRecord } from '../domain/record-bytes.js'
import { SealBroken } from '../domain/seal/aead.js'
import type { Shard } from './shard.js'
import { blockNumbered } from './stored-block.js'

const BLOCKS = 32

export type SeenVersion = {
  readonly version: string
  /** When that decision was received, Unix milliseconds. */
  readonly at: number
}

/** By id of the system. A system that made none of the newest decisions is not in it. */
export function newestVersions(shard: Shard): ReadonlyMap<string, SeenVersion> {
  const versions = new Map<string, SeenVersion>()
  for (const { no } of shard.driver.all('SELECT no FROM block ORDER BY no DESC LIMIT ?', BLOCKS)) {
    for (const [system, seen] of versionsIn(shard, Number(no))) {
      if (!versions.has(system)) versions.set(system, seen)
    }
  }
  return versions
}

/** A block that does not open tells nothing here; `wherefore doctor` says that it does not. */
function versionsIn(shard: Shard, no: number): [string, SeenVersion][] {
  try {
    const block = blockNumbered(shard, no)
    return (block?.records ?? []).map(record => {
      const { id, version } = readRecord(record).system
      return [id, { version, at: block?.receivedAt ?? 0 }]
    })
  } catch (error) {
    if (error instanceof SealBroken) return []
    throw error
  }
}
