// From an error to what the log may hold of it: kind, code and places, but no message, since a message may repeat
// what a person or a producer sent.
import type { Failure } from './log-line.js'

const FRAMES = 8

/** What the log says of an error that was not classified. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] }
  return { name: plain(error.name) ?? 'Error', code: codeOf(error), at: places(error) }
}

function codeOf(error: Error): string | null {
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' ? plain(code) : null
}

/** Codes and names are identifiers; anything else could carry what was sent. */
function plain(value: string): string | null {
  return /^[A-Za-z0-9_.-]{1,60}$/.test(value) ? value : null
}

/**
 * File, line and column of each frame. The stack begins with the message, which may look like frames itself, so
 * reading begins after it; where the message was changed since, nothing is read.
 */
function places({ stack = '', message }: Error): string[] {
  const begin = stack.indexOf(message)
  if (begin === -1) return []
  const at: string[] = []
  for (const line of stack.slice(begin + message.length).split('\n')) {
    const frame = /^\s+at .*?([A-Za-z0-9_.-]+\.(?:js|ts|mjs|cjs):\d+:\d+)\)?$/.exec(line)
    if (frame?.[1]) at.push(frame[1])
    if (at.length === FRAMES) break
  }
  return at
}
