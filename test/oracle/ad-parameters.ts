// What an advert was chosen by, and what can be done about each (EU DSA art. 26(1)(d)): one entry a kind of data among
// the reasons, in their order, then one a code that a party sent.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { RecordedDecision } from '../../src/contract/decision.js'
import { standingOf } from './declaration.js'
import type { ExpectedReason } from './reasons.js'

export type ExpectedParameter = {
  /** The English end of its text; null where it says the fixed words and no more. */
  readonly ends: string | null
  /** The party that sent the code; null for a kind of data. */
  readonly domain: string | null
}

export function expectedParameters(
  { signals, ad }: RecordedDecision,
  reasons: readonly ExpectedReason[],
  catalogue: CatalogueVersion,
): ExpectedParameter[] {
  const standings = reasons.map(({ index, key }) => standingOf(key, catalogue, signals[index]?.value))
  const kinds = standings.map(kindOf)
  const data = [...new Set(kinds)].map(kind => ({
    ends: endOf(
      kind,
      standings.filter((_, i) => kinds[i] === kind),
    ),
    domain: null,
  }))
  const codes = (ad?.transparency ?? []).flatMap(({ domain, dsaparams }) =>
    dsaparams.map(() => ({ ends: 'The record does not say how to change this.', domain })),
  )
  return [...data, ...codes]
}

type Standing = ReturnType<typeof standingOf>

function kindOf({ declaration, sensitive }: Standing): string {
  if (sensitive) return 'sensitive'
  return declaration?.category ?? 'undeclared'
}

function endOf(kind: string, group: readonly Standing[]): string | null {
  if (kind === 'sensitive') return null
  if (kind === 'undeclared') return 'Nobody has told us how to switch this off.'
  const personal = group.filter(each => each.personal)
  if (personal.length === 0) return 'This is not about you, so there is nothing to switch off.'
  const able = personal.filter(
    ({ declaration }) => declaration?.control?.opt_out || declaration?.control?.manage_url,
  )
  if (able.length === 0) return 'The organisation names no way to switch this off.'
  return able.length === personal.length
    ? 'You can change this or switch it off.'
    : 'You can change a part of this or switch it off.'
}
