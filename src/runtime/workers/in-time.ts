// An object elsewhere may hang. What takes too long is no answer.

/** The object did not answer within the deadline. It may still do what it was asked. */
export class Late extends Error {
  override readonly name = 'Late'
  readonly code: 'shard-late' | 'registry-late'
  constructor(code: Late['code']) {
    super('a Durable Object did not answer in time')
    this.code = code
  }
}

/** The answer, unless it takes longer than `deadline` milliseconds. Rejects with `Late` and `code` where it does. */
export async function inTime<T>(answer: Promise<T>, deadline: number, code: Late['code']): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(code)), deadline)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
