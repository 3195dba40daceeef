// The preset dictionary of block format 1: what records look like, so that a lone one compresses well too.
// Frozen: a stored block opens only with the dictionary it was made with. A better one is a new format number.

/** Raw deflate's window looks from the end backwards: what is most common stands last. */
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
