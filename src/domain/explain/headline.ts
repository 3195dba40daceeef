// The one sentence a person reads first, as a code: the first rule that holds (wire contract: Headline).
import type { ResolvedDecision } from '../resolve-decision.js'
import type { HeadlineFact, ReasonFact, SignalFact } from './facts.js'
import { methodOf } from './method.js'

/** Which headline holds, and on which signal it rests. */
export function headlineOf(
  { decision }: ResolvedDecision,
  signals: readonly SignalFact[],
  reasons: readonly ReasonFact[],
): HeadlineFact {
  const method = methodOf(decision).code
  if (signals.length === 0 && method === 'unknown') return notRecorded(['/signals', '/outcome/method'])
  if (!signals.some(signal => signal.personal)) return nothingAboutYou(false)
  const [first] = reasons
  if (!first || !reasons.some(({ place }) => signals[place]?.personal)) return nothingAboutYou(true)

  const supporting = reasons.find(({ direction }) => direction === 'for')
  if (supporting) return restingOn('because', supporting)
  // Recorded reasons stand first: where the first has no contribution, none has. A signal of exactly 0 is no reason,
  // and no answer ever rests on it.
  if (first.direction !== null) return restingOn('in_spite_of', first)
  if (method === 'rule') return restingOn('because', first)
  return notRecorded(reasons.map(({ place }) => `/signals/${place}/contribution`))
}

function restingOn(code: 'because' | 'in_spite_of', { place, pointers }: ReasonFact): HeadlineFact {
  return { code, place, nothingCounted: false, pointers }
}

/** Rests on the whole list: that nothing else stands in it is what is said. */
function nothingAboutYou(nothingCounted: boolean): HeadlineFact {
  return { code: 'nothing_about_you', place: null, nothingCounted, pointers: ['/signals'] }
}

function notRecorded(pointers: readonly string[]): HeadlineFact {
  return { code: 'not_recorded', place: null, nothingCounted: false, pointers }
}
