// From the sums to what may be published of them.
import type { Importance, SignalImportance, SystemImportance } from '../../contract/importance.js'
import {
  LEAST_DECISIONS,
  LEAST_PERSONS,
  LEAST_USES,
  type Measured,
  type MeasuredSignal,
  type MeasuredSystem,
} from '../../contract/measured.js'
import { dateOf, WHOLE_SHARE } from './day-sums.js'

/** What is published of `importance`. */
export function measured({ range, shards, systems }: Importance): Measured {
  return {
    from: dateOf(range.from),
    to: dateOf(range.to),
    shards,
    systems: systems.flatMap(system => {
      const { id } = system
      return id !== null && isEnough(system) ? [publishedSystem({ ...system, id })] : []
    }),
    used: usedSignals(shards, systems),
  }
}

function isEnough({ decisions, persons }: Pick<SystemImportance, 'decisions' | 'persons'>): boolean {
  return decisions >= LEAST_DECISIONS && persons >= LEAST_PERSONS
}

function publishedSystem(system: SystemImportance & { readonly id: string }): MeasuredSystem {
  const { id, decisions, weighed, signals, newest } = system
  const named = signals.filter(signal => signal.decisions >= LEAST_USES)
  // Weights of a few decisions would stand for all of them.
  const weighs = weighed >= LEAST_DECISIONS
  return {
    id,
    code: weighs ? 'measured' : 'not_weighed',
    decisions: twoDigits(decisions),
    version: newest?.version ?? null,
    signals: named
      .sort(weighs ? byShare : byUse)
      .map(signal => publishedSignal(signal, decisions, weighs ? weighed : null)),
    rare: signals.length - named.length,
  }
}

function byShare(one: SignalImportance, other: SignalImportance): number {
  return other.share - one.share || byUse(one, other)
}

function byUse(one: SignalImportance, other: SignalImportance): number {
  return other.decisions - one.decisions || ((one.key ?? '') < (other.key ?? '') ? -1 : 1)
}

function publishedSignal(
  { key, decisions, share }: SignalImportance,
  of: number,
  weighed: number | null,
): MeasuredSignal {
  return {
    key,
    share: weighed === null ? null : rounded(share / WHOLE_SHARE / weighed),
    used: rounded(decisions / of),
  }
}

/** Rounding of shares that were added up may go past the whole by a hair. */
function rounded(part: number): number {
  return Math.min(1, Math.round(part * 100) / 100)
}

/** 1,234 becomes 1,200. */
function twoDigits(count: number): number {
  const unit = 10 ** (String(count).length - 2)
  return Math.floor(count / unit) * unit
}

function usedSignals(
  { asked, answered }: Importance['shards'],
  systems: readonly SystemImportance[],
): Measured['used'] {
  const decisions = systems.reduce((sum, system) => sum + system.decisions, 0)
  const persons = Math.max(0, ...systems.map(system => system.persons))
  // What was not used is known only where all was looked at.
  if (answered < asked || !isEnough({ decisions, persons })) return null
  const used = new Map<string, string[]>()
  for (const { id, signals } of systems) {
    for (const { key } of signals) {
      if (key === null) continue
      const by = used.get(key) ?? []
      if (id !== null) by.push(id)
      used.set(key, by.sort())
    }
  }
  return used
}
