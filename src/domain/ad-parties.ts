// Who stands behind an advert. A blank name names nobody: it is as good as missing, and never shown as a party.
import type { RecordedDecision } from '../contract/decision.js'

export type AdParties = { readonly on_behalf_of: string | null; readonly paid_by: string | null }

/** On whose behalf and by whom paid, as recorded; null where missing or blank. */
export function adParties({ ad }: RecordedDecision): AdParties {
  return { on_behalf_of: stated(ad?.on_behalf_of), paid_by: stated(ad?.paid_by) }
}

/** True for the kinds that are adverts in law (EU DSA art. 26). */
export function isAd({ kind }: RecordedDecision): boolean {
  return kind === 'ad' || kind === 'political_ad'
}

function stated(party: string | undefined): string | null {
  return party === undefined || party.trim() === '' ? null : party
}
