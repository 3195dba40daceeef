// One request over several shards: each gets its part once, at the same moment, and the answers come back in order.

/** Splits a list by shard, calls each once and in parallel, and puts the answers back in order. */
export async function spread<Sent, Answer>(
  list: readonly Sent[],
  shards: readonly number[],
  send: (shard: number, group: readonly Sent[], groups: number) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const places = new Map<number, number[]>()
  shards.forEach((shard, at) => {
    const group = places.get(shard)
    if (group) group.push(at)
    else places.set(shard, [at])
  })
  const answers = new Map<number, Answer>()
  await Promise.all(
    [...places].map(async ([shard, group]) => {
      const given = await send(
        shard,
        group.flatMap(at => list[at] ?? []),
        places.size,
      )
      given.forEach((answer, at) => {
        answers.set(group[at] ?? -1, answer)
      })
    }),
  )
  return list.map((_, at) => {
    const answer = answers.get(at)
    if (answer === undefined) throw new Error('a shard answered fewer requests than it was sent')
    return answer
  })
}
