// Preset dictionaries: what records look like, so that a lone one compresses well too. Frozen: a stored block opens only
// with the dictionary it was made with. A better one is a new format number.
import { hash } from 'node:crypto'
import type { Catalogue } from '../../contract/catalogue.js'

/** A dictionary and its SHA-256, which is sealed into every block that was packed with it. */
export type Dictionary = { readonly bytes: Uint8Array; readonly hash: Uint8Array }

/** Of block format 1. Raw deflate's window looks from the end backwards: what is most common stands last. */
export const dictionary1 = Buffer.from(
  [
    '"basis":"legitimate_interest"',
    '"basis":"contract"',
    '"reason":"legal_hold"},{"reason":"jurisdiction"},{"reason":"minor"},{"reason":"too_old"},{"reason":"withheld"}',
    ',"cohorts":{},"withheld":[{"what":"","ground":""}],"ext":{"',
    ',"experiment":{"key":"","variant":"","reason":""},"automation":"partial"',
    ',"price":{"amount":"19.90","currency":"EUR","reference_amount":"',
    '"kind":"political_ad","kind":"message","kind":"content","kind":"experiment","kind":"price","surface":"checkout.',
    '"ad":{"on_behalf_of":"","paid_by":"","transparency":[{"domain":"","dsaparams":[1,2,3]}]}',
    ',"person":{"minor":false,"jurisdiction":"US-NY","locale":"en-GB"}',
    '"consent":{"purposes":["personalised_content","measurement","advertising"],"basis":"explicit_consent","recorded_at":"2026-',
    '"reference":"","tcf":"","gpp":"","gpc":false}',
    '{"key":"","reason":"opted_out","detail":"","reason":"policy"},{"reason":"not_relevant"},{"reason":"wrong_purpose"},{"reason":"not_available"}',
    '"alternatives":[{"item":{"id":"","title":"","type":"product","url":"https://www.example.com/products/"},"score":0.,"position":2,"contributions":{"',
    '"method":"estimate","method":"surrogate","method":"rule","method":"unknown"',
    '"source":"","purpose":"personalised_content","redacted":true',
    '"kind":"ranking","surface":"feed.","kind":"ad","surface":"search.top","system":{"id":"',
    '"subject":"user-","kind":"recommendation","surface":"home.hero","system":{"id":"home-recs","version":"2026.11"},"item":{"id":"sku-","title":"',
    '","type":"product","url":"https://"},"slate_id":"slate-","position":1,"outcome":{"score":0.,"base":0,"method":"exact"},"signals":[{"key":"',
    'viewed_products purchase search.query cart.item popularity category location.region device segment recency',
    '"observed_at":"2026-11-21T10:00:00.000Z","value":["","value":true,"value":false,"contribution":-0.',
    '],"not_used":[{"key":"","reason":"sensitive"},{"key":"","reason":"no_consent"}],"consent":{"purposes":["personalised_content"],"basis":"consent"},"automation":"full"}',
    '\n{"id":"","occurred_at":"2026-11-21T10:00:00.000Z","subject":"","kind":"recommendation","surface":"home.',
    '"},{"key":"","value":"","contribution":0.',
  ].join(''),
)

/** Most bytes that a catalogue adds: each block pays for taking the dictionary in. */
const MOST_DECLARED = 8 * 1024

/**
 * Of block format 2: dictionary 1, and after it the names that the bound catalogue version declares, as records spell
 * them. A version never changes, and a block says which one it is bound to.
 */
export function dictionary2(catalogue: Catalogue | null): Dictionary {
  const bytes = catalogue ? Buffer.concat([dictionary1, namesOf(catalogue)]) : dictionary1
  return { bytes, hash: hash('sha256', bytes, 'buffer') }
}

function namesOf(catalogue: Catalogue): Uint8Array {
  const purposes = Object.keys(catalogue.purposes ?? {})
  const declared = [
    ...purposes.map(key => `"purpose":"${key}",`),
    ...Object.keys(catalogue.signals ?? {}).map(key => `},{"key":"${key}","value":`),
    ...Object.entries(catalogue.systems ?? {}).flatMap(([id, { kind, surfaces = [] }]) =>
      surfaces.map(surface => `","kind":"${kind}","surface":"${surface}","system":{"id":"${id}","version":"`),
    ),
    `],"consent":{"purposes":[${purposes.map(key => `"${key}"`).join(',')}],"basis":"consent"}}`,
  ].join('')
  return Buffer.from(declared).subarray(-MOST_DECLARED)
}
