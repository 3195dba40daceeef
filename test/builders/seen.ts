// What decisions were seen to use, of a producer that is ahead of its catalogue.
import type { SeenInShards } from '../../src/contract/seen.js'
import { seenInDecision } from '../../src/domain/seen/seen-in-decision.js'
import { seenTally } from '../../src/domain/seen/seen-tally.js'
import { aDecision, aSignal } from './decision.js'

/** Of three decisions; one names what the builders' catalogue does not declare. */
export function aSeen(): SeenInShards {
  const tally = seenTally()
  for (const one of [
    aDecision(),
    aDecision({
      surface: 'shop.sidebar',
      system: { id: 'sidebar-recs', version: '1' },
      signals: [aSignal({ key: 'weather.now' }), aSignal({ key: 'profile.favouriteColour', value: 'blue' })],
      not_used: [{ key: 'health.steps.daily', reason: 'sensitive' }],
    }),
  ])
    tally.add(seenInDecision(one, ['age_band', 'region']))
  return { shards: { asked: 1, answered: 1 }, partial: false, ...tally.result() }
}
