// A script that comes to its end has decisions left in memory. Node says so before it goes; no other platform does, and
// there nothing happens.

/** Begins and ends the watch. Both may be called at any time. */
export type EndWatch = { begin(): void; end(): void }

type Emitter = {
  once(event: 'beforeExit', listener: () => void): unknown
  removeListener(event: 'beforeExit', listener: () => void): unknown
}

/**
 * Calls `flush` when the process has nothing left to do. Once for each `begin`: what cannot be sent must not keep the
 * process for ever. A signal is not an end: what to do then is the host's to say.
 */
export function watchEnd(flush: () => void): EndWatch {
  const process = nodeProcess()
  let watching = false
  const atEnd = () => {
    watching = false
    flush()
  }
  return {
    begin() {
      if (watching) return
      watching = true
      process?.once('beforeExit', atEnd)
    },
    end() {
      if (!watching) return
      watching = false
      process?.removeListener('beforeExit', atEnd)
    },
  }
}

function nodeProcess(): Emitter | null {
  const found: unknown = Reflect.get(globalThis, 'process')
  if (typeof found !== 'object' || found === null || !('once' in found) || !('removeListener' in found))
    return null
  // Two functions of these names are an EventEmitter's.
  return typeof found.once === 'function' && typeof found.removeListener === 'function'
    ? (found as Emitter)
    : null
}
