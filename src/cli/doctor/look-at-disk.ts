// Room on the disk of the data: a full one stores nothing, and every decision is answered `unavailable`.
import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnosis, warning, whole, wrong } from './diagnosis.js'

/** Less is as good as nothing: the write-ahead log alone may take it, in bytes. */
const LEAST = 128 * 1024 * 1024
/** Below this, or a tenth of the data, it will soon be too little. */
const LITTLE = 1024 * 1024 * 1024

/** Looks at what is free where the data lies. */
export function lookAtDisk(data: string): Diagnosis {
  const { bavail, bsize } = statfsSync(data)
  const free = bavail * bsize
  const says = `${(free / 1e9).toFixed(1)} GB are free where the data lies.`
  const mend =
    'Make room, or move the data to a larger disk. Once it is full nothing is stored: decisions are answered `unavailable`.'
  if (free < LEAST) return wrong('disk', says, mend)
  if (free < Math.max(LITTLE, statSync(join(data, 'shard.db')).size / 10)) return warning('disk', says, mend)
  return whole('disk', says)
}
