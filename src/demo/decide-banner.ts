// The season's banner as a decision: a fixed rule on the calendar.
import type { Decision } from '../contract/decision.js'
import { decide, SYSTEM_VERSION } from './decide.js'
import { leftOut } from './left-out.js'
import type { Visit } from './visit.js'

/** The banner of the season: the calendar alone decides it. */
export function decideBanner(visit: Visit): Decision {
  const { season, words } = visit
  return decide(visit, {
    place: 'banner',
    kind: 'content',
    surface: 'home.banner',
    system: { id: 'season-banner', version: SYSTEM_VERSION },
    item: { id: `banner-${season}`, title: words.banners[season].title, type: words.banner },
    outcome: { score: 1, base: 0, method: 'rule' },
    signals: [
      { key: 'context.season', value: words.seasons[season], contribution: 1, purpose: 'shop_display' },
    ],
    not_used: leftOut(visit),
  })
}
