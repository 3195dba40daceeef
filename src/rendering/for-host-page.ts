// What of an explanation a host page may have, and staff who see it masked. A page's scripts, its advertisers' scripts
// and its extensions can all read it, so nothing here tells which sensitive thing counted, and a page gets of an advert
// only what any bystander may know.
import type { Explanation } from '../contract/explanation.js'
import type { HostExplanation } from '../contract/host-explanation.js'
import { speechIn } from './words/speech.js'

type Category = Explanation['data_used'][number]
type Signal = Category['signals'][number]

/** The explanation without key, name, value or text of a sensitive signal; of an advert, the part that is public. */
export function forHostPage(explanation: Explanation): HostExplanation {
  const without = withoutSensitive(explanation)
  const { decision, headline, ad, data_used, locale } = without
  if (decision.kind !== 'ad' && decision.kind !== 'political_ad') return without
  const categories = data_used.map(({ category }) => ({ category, signals: [] }))
  return { decision, headline, ...(ad && { ad }), data_used: categories, locale }
}

/** The whole explanation, without key, name, value or text of a sensitive signal. */
export function withoutSensitive(explanation: Explanation): Explanation {
  const { locale } = explanation
  const words = speechIn(locale, { languages: [locale], timeZone: 'UTC' }).messages['words.sensitive']()
  return {
    ...explanation,
    headline: placed(explanation.headline),
    reasons: explanation.reasons.map(withoutName),
    data_used: usedWithoutSensitive(explanation.data_used, words),
    data_not_used: explanation.data_not_used.map(entry =>
      entry.name === words ? { ...entry, key: null } : entry,
    ),
    findings: explanation.findings.map(placed),
  }
}

/** The text already says only the fixed words; what is left would tell which signal it is, or when it was seen. */
function withoutName(reason: Explanation['reasons'][number]): Explanation['reasons'][number] {
  if (!reason.sensitive) return placed(reason)
  const { observed_at: _, control: __, ...rest } = reason
  return { ...placed(rest), key: null }
}

/** All sensitive signals in one category of their own, where the first of them stood: the real one would name them. */
function usedWithoutSensitive(used: readonly Category[], words: string): Category[] {
  const closed = used
    .flatMap(({ signals }) => signals.filter(isClosed))
    .map(signal => nameless(signal, words))
  const first = used.findIndex(({ signals }) => signals.some(isClosed))
  return used.flatMap((group, i) => {
    const open = group.signals.filter(signal => !isClosed(signal)).map(described)
    return [
      ...(i === first ? [{ category: { key: 'sensitive', name: words }, signals: closed }] : []),
      ...(open.length > 0 ? [{ ...group, signals: open }] : []),
    ]
  })
}

function nameless({ origin, pointers }: Signal, words: string): Signal {
  return placed({ key: null, name: words, closed: true as const, origin, pointers })
}

/** Nobody has said whether an undeclared signal is sensitive, and its source is the producer's free text. */
function described(signal: Signal): Signal {
  if (signal.origin.code !== 'undeclared') return placed(signal)
  const { source: _, ...rest } = signal
  return placed(rest)
}

function isClosed({ closed }: Signal): boolean {
  return closed === true
}

/**
 * Keeps the places in the decision alone. A place in the catalogue names a signal or the category it lies under; so
 * does the key of a cohort.
 */
function placed<Told extends { pointers: string[] }>(told: Told): Told {
  const places = told.pointers
    .filter(pointer => !pointer.startsWith('catalogue:'))
    .map(pointer => pointer.replace(/^\/cohorts\/.*$/su, '/cohorts'))
  return { ...told, pointers: places.length > 0 ? [...new Set(places)] : ['/signals'] }
}
