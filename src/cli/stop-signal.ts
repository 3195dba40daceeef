// Ctrl-C, or SIGTERM, for a command that tidies up before it ends. A second one ends the process at once.

/** Thrown by `throwIfAsked`. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

export type StopSignal = {
  /** 128 and the signal's number, as shells count, once it came; else null. */
  readonly exitStatus: 130 | 143 | null
  /** Aborts when the signal comes: for what waits. */
  readonly aborted: AbortSignal
  throwIfAsked(): void
  /** Listens no more. */
  forget(): void
}

/** Listens for SIGINT and SIGTERM. */
export function stopSignal(): StopSignal {
  let exitStatus: 130 | 143 | null = null
  const controller = new AbortController()
  const take = (status: 130 | 143) => () => {
    exitStatus = status
    forget()
    controller.abort()
  }
  const onInterrupt = take(130)
  const onTerminate = take(143)
  function forget(): void {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onTerminate)
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onTerminate)
  return {
    get exitStatus() {
      return exitStatus
    },
    aborted: controller.signal,
    throwIfAsked() {
      if (exitStatus !== null) throw new Stopped('a signal asked to stop')
    },
    forget,
  }
}
