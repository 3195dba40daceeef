// A shard that is a Durable Object elsewhere. It may fail or hang: then it did not answer, and its items are unavailable.
import { randomBytes } from 'node:crypto'
import { check } from '../../shard/check.js'
import type { ShardCalls } from '../shards.js'
import type { ShardMethods } from './shard-methods.js'

/** A shard that takes longer has not answered, in milliseconds. */
const DEADLINE = 10_000

/** Wraps the object; `stub` is asked for anew for each call, because a broken one stays broken. */
export function remoteShard(stub: () => ShardMethods): ShardCalls {
  return {
    async record(arrived, catalogue) {
      const request = { ...arrived, catalogueVersion: catalogue.version }
      let answer = await inTime(stub().record(request))
      if (answer.answer === 'need-catalogue') answer = await inTime(stub().record({ ...request, catalogue }))
      if (answer.answer === 'need-catalogue')
        throw new Error('the shard asks for a catalogue that it was sent')
      return answer.outcomes
    },
    explain: requests => inTime(stub().explain(requests)),
    // Stores nothing and reads nothing: it needs no object.
    check: async (decisions, catalogue, now) =>
      check({ random: size => randomBytes(size) }, decisions, catalogue, now),
    ready: () => inTime(stub().ready()),
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ShardLate('a shard did not answer in time')), DEADLINE)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The shard did not answer within the deadline. It may still have stored what it was sent: send it again. */
export class ShardLate extends Error {
  override readonly name = 'ShardLate'
  readonly code = 'shard-late'
}
