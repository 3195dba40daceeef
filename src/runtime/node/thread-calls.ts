// Calls from one thread to another. Each call sets out at once, so that both threads work at the same time; answers that
// are ready in the same moment travel together, since each message costs more than what it holds.
import type { MessagePort, Worker } from 'node:worker_threads'

/** What a thread answers: each method takes and gives what the structured clone algorithm can copy. */
export type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>

/** No call has it. */
const UNASKED = 0

type Call = { readonly id: number; readonly method: string; readonly args: readonly unknown[] }
type Answer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string; readonly code?: string } }
)

/** The other thread is gone: what it was asked may or may not have been done. */
export class ThreadGone extends Error {
  override readonly name = 'ThreadGone'
  readonly code = 'thread-gone'
}

/**
 * Functions that call the methods of the thread behind `worker`. All reject with `ThreadGone` once it has ended.
 * `onTold` is given what the thread tells without having been asked.
 */
export function callThread<M extends Methods>(
  worker: Worker,
  methods: readonly (keyof M & string)[],
  onTold: (error: Error) => void,
): M {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let ended = false
  let id = 0
  worker.on('message', (answers: readonly Answer[]) => {
    for (const answer of answers) {
      const call = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('value' in answer) call?.resolve(answer.value)
      else if (call) call.reject(thrownThere(answer.error))
      else onTold(thrownThere(answer.error))
    }
  })
  worker.once('exit', () => {
    ended = true
    for (const call of waiting.values()) call.reject(new ThreadGone())
    waiting.clear()
  })
  const call =
    (method: string) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(new ThreadGone())
          return
        }
        id += 1
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, method, args } satisfies Call)
      })
  // One function for each name of `M`, which the type asks the caller to list.
  return Object.fromEntries(methods.map(method => [method, call(method)])) as unknown as M
}

/** Answers calls that come over `port`. Gives a function that tells the other side of an error nobody asked about. */
export function answerCalls(port: MessagePort, methods: Methods): (error: unknown) => void {
  const send = gathered(port)
  port.on('message', ({ id, method, args }: Call) => void answer(id, method, args))
  return error => send({ id: UNASKED, error: toldElsewhere(error) })

  async function answer(id: number, method: string, args: readonly unknown[]): Promise<void> {
    try {
      const run = methods[method] as ((...args: unknown[]) => Promise<unknown>) | undefined // by name: types are checked where it is called
      if (!run) throw new Error(`this thread has no method ${method}`)
      send({ id, value: await run(...args) })
    } catch (error) {
      send({ id, error: toldElsewhere(error) })
    }
  }
}

function gathered(port: MessagePort): (answer: Answer) => void {
  let waiting: Answer[] = []
  return answer => {
    if (waiting.push(answer) > 1) return
    // A tick, not a turn: what is committed is answered before the next transaction begins.
    process.nextTick(() => {
      const answers = waiting
      waiting = []
      port.postMessage(answers)
    })
  }
}

/** An error loses its code on the way between threads. */
function toldElsewhere(error: unknown): { name: string; message: string; code?: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: 'unknown' }
  const { name, message } = error
  return 'code' in error && typeof error.code === 'string'
    ? { name, message, code: error.code }
    : { name, message }
}

function thrownThere({ name, message, code }: { name: string; message: string; code?: string }): Error {
  return Object.assign(new Error(message), { name }, code === undefined ? {} : { code })
}
