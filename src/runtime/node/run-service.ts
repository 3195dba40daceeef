// Runs the service as a process: until it is asked to stop, with its log on standard output.
import { type Config, type Environment, readConfig } from '../config.js'
import { gatherLines } from './gather-lines.js'
import { sayBroken, sayFailure } from './say-failure.js'
import { type RunningService, serve } from './serve.js'

/** Starts from the environment and stops on SIGTERM or SIGINT. Gives the exit status once it has stopped or refused. */
export async function runService(environment: Environment): Promise<number> {
  const stopped = signalled()
  let config: Config | null = null
  let running: RunningService
  try {
    config = readConfig(environment)
    running = await serve(config, { log: gatherLines(text => process.stdout.write(text)) })
  } catch (error) {
    process.stderr.write(`${sayFailure(error, config)}\n`)
    return 1
  }
  for (const warning of running.service.warnings) process.stderr.write(`warning: ${warning}\n`)
  const broken = await Promise.race([stopped, running.service.broken])
  if (!broken) {
    await running.stop()
    return 0
  }
  // Better to end and be started again than to go on refusing.
  process.stderr.write(`${sayBroken(broken)}\n`)
  return 1
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export function signalled(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}
