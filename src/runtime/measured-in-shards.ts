// What usually counts, over all shards. Asked once a minute at most, however many read the public pages.
import { DEFAULT_RETENTION_DAYS } from '../contract/catalogue.js'
import {
  type Importance,
  rangeAt,
  type SignalImportance,
  type SystemImportance,
} from '../contract/importance.js'
import type { Measured } from '../contract/measured.js'
import { measured } from '../domain/importance/measured.js'
import { ShardsAway } from '../shard/port.js'
import { askAllShards } from './ask-all-shards.js'
import type { Routing } from './shard-calls.js'

/** How long an answer is given again, in milliseconds; one that lacks a shard for less. */
const WHOLE = 60_000
const PARTIAL = 5_000

type Asked = Pick<Routing, 'onFailure' | 'registry' | 'now'> & {
  readonly shards: readonly Pick<Routing['shards'][number], 'importance'>[]
}

/**
 * Fills `measured` of the port. Who comes first after the time is up asks; whoever comes meanwhile gets the last answer.
 * They do not wait for the same promise: a Worker may not wait for what another request began.
 */
export function measuredInShards(routing: Asked): () => Promise<Measured> {
  let known: { readonly answer: Measured; readonly until: number } | null = null
  return async () => {
    const now = routing.now()
    if (known && now < known.until) return known.answer
    if (known) known = { ...known, until: now + PARTIAL }
    const answer = measured(await askNow(routing))
    const whole = answer.shards.answered === answer.shards.asked
    known = { answer, until: now + (whole ? WHOLE : PARTIAL) }
    return answer
  }
}

async function askNow(routing: Asked): Promise<Importance> {
  const { catalogue } = await routing.registry.currentCatalogue()
  const range = rangeAt(routing.now(), catalogue?.retention_days ?? DEFAULT_RETENTION_DAYS)
  try {
    const { asked, answers } = await askAllShards(routing, shard => shard.importance(range))
    return { range, shards: { asked, answered: answers.length }, systems: addedUp(answers.flat()) }
  } catch (error) {
    // The pages are made from the catalogue: they say that nothing could be measured, and answer.
    if (!(error instanceof ShardsAway)) throw error
    return { range, shards: { asked: routing.shards.length, answered: 0 }, systems: [] }
  }
}

/** A person is in one shard alone, so persons add up. */
function addedUp(lists: readonly SystemImportance[]): SystemImportance[] {
  const bySystem = new Map<string | null, SystemImportance>()
  for (const one of lists) {
    const known = bySystem.get(one.id)
    bySystem.set(one.id, known ? systemSum(known, one) : one)
  }
  return [...bySystem.values()]
}

function systemSum(one: SystemImportance, other: SystemImportance): SystemImportance {
  const bySignal = new Map<string | null, SignalImportance>(one.signals.map(signal => [signal.key, signal]))
  for (const signal of other.signals) {
    const known = bySignal.get(signal.key)
    bySignal.set(signal.key, known ? signalSum(known, signal) : signal)
  }
  return {
    id: one.id,
    decisions: one.decisions + other.decisions,
    weighed: one.weighed + other.weighed,
    persons: one.persons + other.persons,
    newest: (one.newest?.at ?? 0) < (other.newest?.at ?? 0) ? other.newest : one.newest,
    signals: [...bySignal.values()],
  }
}

function signalSum(one: SignalImportance, other: SignalImportance): SignalImportance {
  return {
    key: one.key,
    decisions: one.decisions + other.decisions,
    reasons: one.reasons + other.reasons,
    share: one.share + other.share,
  }
}
