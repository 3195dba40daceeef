// One request over several shards: each gets its part once, at the same moment, and the answers come back in order.
// While answers are awaited nothing here holds what was sent: it is what most of a busy process's memory would be.

/** Splits a list by shard, calls each once and in parallel, and puts the answers back in order. */
export function spread<Sent, Answer>(
  list: readonly Sent[],
  shards: readonly number[],
  send: (shard: number, group: readonly Sent[], groups: number) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const places = placesByShard(shards)
  const asked = [...places].map(([shard, group]) =>
    send(
      shard,
      group.flatMap(at => list[at] ?? []),
      places.size,
    ),
  )
  return inOrder(asked, [...places.values()])
}

function placesByShard(shards: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  shards.forEach((shard, at) => {
    const group = places.get(shard)
    if (group) group.push(at)
    else places.set(shard, [at])
  })
  return places
}

async function inOrder<Answer>(
  asked: readonly Promise<readonly Answer[]>[],
  places: readonly (readonly number[])[],
): Promise<Answer[]> {
  const given = await Promise.all(asked)
  const answers: Answer[] = []
  places.forEach((group, which) => {
    group.forEach((at, place) => {
      const answer = given[which]?.[place]
      if (answer === undefined) throw new Error('a shard answered fewer requests than it was sent')
      answers[at] = answer
    })
  })
  return answers
}
