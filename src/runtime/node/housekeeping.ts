// What runs beside the requests: the daily retention sweep in small pieces, and checkpoints off the hot path.
import { DEFAULT_RETENTION_DAYS } from '../../contract/catalogue.js'
import type { RetirePlace } from '../../shard/retire.js'
import { describeCode } from '../describe-code.js'
import type { EventLine, Service } from './open-service.js'

const DAY = 86_400_000
const MINUTE = 60_000

/** Starts the timers; gives back how to stop them. */
export function keepHouse(service: Service, log: (line: EventLine) => void): () => void {
  const daily = setInterval(() => void sweepAndLog(), DAY)
  const checkpoints = setInterval(() => void checkpointOrLog(), MINUTE)
  daily.unref()
  checkpoints.unref()
  void sweepAndLog()
  void writeRunsAndLog()

  async function sweepAndLog(): Promise<void> {
    try {
      const { decisions, persons } = await sweep(service, Date.now())
      log({
        time: new Date().toISOString(),
        event: 'retention-swept',
        detail: `${decisions} decisions, ${persons} persons`,
      })
    } catch (error) {
      log({
        time: new Date().toISOString(),
        event: 'retention-failed',
        code: error instanceof Error ? error.name : 'unknown',
      })
    }
  }

  async function checkpointOrLog(): Promise<void> {
    try {
      await service.checkpoint()
    } catch (error) {
      log({ time: new Date().toISOString(), event: 'checkpoint-failed', code: describeCode(error) })
    }
  }

  async function writeRunsAndLog(): Promise<void> {
    try {
      const runs = await writeRuns(service)
      if (runs > 0) log({ time: new Date().toISOString(), event: 'runs-written', detail: `${runs} runs` })
    } catch (error) {
      log({ time: new Date().toISOString(), event: 'runs-failed', code: describeCode(error) })
    }
  }

  return () => {
    clearInterval(daily)
    clearInterval(checkpoints)
  }
}

/** Deletes all that is past its retention, a piece a turn of the event loop. */
export async function sweep(service: Pick<Service, 'retire' | 'registry'>, now: number) {
  const { catalogue } = await service.registry.currentCatalogue()
  const retentionDays = catalogue?.retention_days ?? DEFAULT_RETENTION_DAYS
  const done = { decisions: 0, persons: 0 }
  let after: RetirePlace | null = null
  do {
    const answer = await service.retire({ now, retentionDays, after, most: 100 })
    done.decisions += answer.decisions
    done.persons += answer.persons
    after = answer.next
  } while (after)
  return done
}

/**
 * Puts what an earlier version stored into the runs by which staff find it, one at a time; gives how many there were. What is
 * stored from now on is put there when it settles.
 */
export async function writeRuns(service: Pick<Service, 'writeRun'>): Promise<number> {
  let runs = 0
  while (await service.writeRun()) runs += 1
  return runs
}
