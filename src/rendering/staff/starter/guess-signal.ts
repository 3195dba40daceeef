// What a signal's key says about it: its name in words, its category, its origin. Guesses, and called so: the first word
// that is known decides, and what the law treats as sensitive is looked for first. Only words that leave no doubt make
// a signal `context`, because what is context is said to be nothing about the person.
import type { Origin } from '../../../contract/catalogue.js'

export type SignalGuess = {
  readonly category: string
  readonly origin: Origin
  /** The words of the key that decided; null where nothing in it says. */
  readonly categoryFrom: string | null
  readonly originFrom: string | null
}

const categories: readonly (readonly [category: string, words: RegExp])[] = [
  [
    'user.health_and_medical',
    /health|medical|diagnos\w*|symptom\w*|disease|illness|medicines?|medications?|prescriptions?|pregnan\w*|patient|allerg\w*|therap\w*/,
  ],
  ['user.demographic.race_ethnicity', /race|ethnic\w*/],
  ['user.demographic.religious_belief', /religio\w*|faith/],
  ['user.demographic.political_opinion', /politic\w*|partisan\w*/],
  ['user.demographic.union_membership', /trade union|union membership/],
  ['user.demographic.sexual_orientation', /sexual orientation|sexuality|lgbt\w*/],
  ['user.biometric', /biometrics?|retina\w*|voiceprint|face id/],
  ['user.criminal_history', /criminal\w*|convictions?/],
  ['user.location.precise', /lat|lon|lng|latitude|longitude|gps|geohash|coordinates/],
  ['user.device.ip_address', /ip|ip address/],
  ['user.location.coarse', /city|town|country|region|zip|postcode|postal code|nearby/],
  ['user.location', /location|geo|place|distance/],
  ['user.contact.email', /e?mail/],
  ['user.contact.phone_number', /phone number|telephone/],
  ['user.contact.address', /address/],
  ['user.demographic.date_of_birth', /birth\w*|dob/],
  ['user.demographic.age_range', /age|age band|age range/],
  ['user.demographic.gender', /gender|sex/],
  ['user.demographic.marital_status', /marital|married/],
  ['user.demographic.language', /language|locale|lang/],
  ['user.privacy_preferences', /consent\w*|opt out|gpc/],
  ['user.behavior.search_history', /search\w*|query|queries/],
  ['user.behavior.purchase_history', /purchas\w*|orders?|ordered|bought|transactions?|spend|spent|buys?/],
  [
    'user.behavior.media_consumption',
    /watch\w*|listen\w*|play(s|ed|list|time)?|read|reading|stream\w*|videos?|songs?|tracks?|media|articles?/,
  ],
  [
    'user.behavior.browsing_history',
    /view\w*|brows(e|ed|ing)|visit\w*|click\w*|pages?|seen|impressions?|dwell/,
  ],
  [
    'user.behavior',
    /basket|cart|wishlist|saved|likes?|liked|ratings?|rated|hidden|follow\w*|sessions?|activity|behaviou?r/,
  ],
  ['user.social', /friends?|social|contacts|followers?/],
  ['user.device.cookie', /cookies?/],
  ['user.device', /device|browser|os|platform|screen|user agent|mobile|desktop/],
  ['user.financial', /income|salary|credit|bank|financ\w*|debt|wealth/],
  ['user.payment', /payment\w*|card/],
  ['user.professional_information', /job|employ\w*|occupation|workplace|profession\w*/],
  ['user.account', /account|members?|membership|subscri\w*|plan|tier|tenure|signup/],
  ['user.settings', /settings?|preferences?|prefers?/],
  ['user.demographic.profile', /interests?|affinit\w*|segments?|persona|profile|tastes?|topics?|audience/],
  ['user.unique_id', /user id|customer id|visitor id/],
  [
    'system.operations',
    /season|weather|weekday|daypart|time of day|stock|inventory|popular\w*|trend\w*|bestsellers?|editorial|campaign|promotions?|margin|freshness|recency/,
  ],
]

const origins: readonly (readonly [origin: Origin, words: RegExp])[] = [
  [
    'inferred',
    /predict\w*|infer\w*|propensit\w*|affinit\w*|likel\w*|score|segments?|persona|embeddings?|lookalike\w*|churn|interests?|clusters?|audience/,
  ],
  ['third_party', /partners?|third party|broker|dmp|enrich\w*|external/],
  [
    'provided',
    /profile|account|settings?|preferences?|declared|survey|form|ratings?|rated|wishlist|saved|basket|cart|birth\w*|dob|gender|age|e?mail|phone/,
  ],
]

/** Guesses from the key alone. */
export function guessSignal(key: string): SignalGuess {
  const words = wordsOf(key).join(' ').toLowerCase()
  const category = firstOf(categories, words)
  const context = category?.[0] === 'system.operations'
  const origin = firstOf(origins, words) ?? (context ? (['context', category[1]] as const) : null)
  return {
    category: category?.[0] ?? 'user',
    origin: origin?.[0] ?? 'observed',
    categoryFrom: category?.[1] ?? null,
    originFrom: origin?.[1] ?? null,
  }
}

/**
 * A name in plain words: the last part of the key, with the part before it where one word alone says little.
 * `browsing.viewed_products` is "Viewed products", `basket.items` "Basket items". Empty where the key has no letter or digit.
 */
export function guessName(key: string): string {
  const parts = key
    .split('.')
    .map(wordsOf)
    .filter(words => words.length > 0)
  const last = parts.at(-1) ?? []
  const name = (last.length > 1 ? last : [...(parts.at(-2) ?? []), ...last]).join(' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** `viewedProducts_v2` → viewed, Products, v2. */
function wordsOf(key: string): string[] {
  return key
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(word => word !== '')
}

function firstOf<Name extends string>(
  table: readonly (readonly [Name, RegExp])[],
  words: string,
): readonly [Name, string] | null {
  for (const [name, pattern] of table) {
    const found = new RegExp(`(?<= |^)(?:${pattern.source})(?= |$)`).exec(words)
    if (found) return [name, found[0]]
  }
  return null
}
