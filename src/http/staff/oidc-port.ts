// Sign-in through the organisation's own identity provider (OpenID Connect), as the pages of the console meet it.
import type { StaffRole } from '../../contract/staff-member.js'

/** What an identity provider says of someone. */
export type Vouched = {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  /** Null for someone it gives no role of the console. */
  readonly role: StaffRole | null
}

export type Oidc = {
  /**
   * Where to send the browser, and what must come back with it, sealed, to finish: good for ten minutes. `to` is the
   * path that was asked for. Throws `OidcAway`.
   */
  begin(to: string): Promise<{ readonly location: string; readonly pending: string }>
  /** Who came back. `query` is that of the callback, `pending` what `begin` gave. Throws `OidcAway`, `OidcRefused`. */
  finish(query: string, pending: string): Promise<{ readonly vouched: Vouched; readonly to: string }>
}

/** The identity provider does not answer, or not as one. */
export class OidcAway extends Error {
  override readonly name = 'OidcAway'
  readonly code = 'oidc-away'
}

/** What came back is not what was asked for: another browser, too late, changed on the way, or refused there. */
export class OidcRefused extends Error {
  override readonly name = 'OidcRefused'
  readonly code = 'oidc-refused'
}
