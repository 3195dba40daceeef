// The identity provider as the service meets it: authorization code flow with PKCE, state and nonce (OpenID Connect
// Core 1.0, RFC 9700). The library is loaded at the first sign-in, so that no start waits for it.
import { createHash } from 'node:crypto'
import { isLoopbackHost } from '../contract/text.js'
import type { Random } from '../domain/seal/aead.js'
import type { DerivedKeys } from '../domain/seal/derive-keys.js'
import { type Oidc, OidcAway, OidcRefused, type Vouched } from '../http/staff/oidc-port.js'
import type { OidcConfig } from './config.js'
import { nameIn, roleIn } from './oidc-claims.js'
import { openText, sealText } from './seal-staff.js'

type Library = typeof import('openid-client')
type Configuration = import('openid-client').Configuration

/** How long someone may take at the identity provider, in milliseconds. */
const PENDING = 10 * 60_000
/** How long the identity provider may take for one answer, in seconds. */
const DEADLINE = 5
const NOWHERE = new Uint8Array()

export type OidcOptions = {
  readonly config: OidcConfig
  readonly publicUrl: string
  readonly keys: DerivedKeys
  readonly random: Random
  now(): number
}

type Pending = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly to: string
  readonly until: number
}

/** Fills the port for one identity provider. */
export function createOidc({ config, publicUrl, keys, random, now }: OidcOptions): Oidc {
  const callback = `${publicUrl}/staff/oidc/callback`
  let known: Promise<{ library: Library; configuration: Configuration }> | null = null

  /** What the provider says of itself, asked for once; anew where it did not answer. */
  async function provider() {
    known ??= discover(config)
    try {
      return await known
    } catch (cause) {
      known = null
      throw new OidcAway('the identity provider does not answer', { cause })
    }
  }

  const secret = () => Buffer.from(random(32)).toString('base64url')

  return {
    async begin(to) {
      const { library, configuration } = await provider()
      const pending: Pending = {
        state: secret(),
        nonce: secret(),
        verifier: secret(),
        to,
        until: now() + PENDING,
      }
      const location = library.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: config.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: createHash('sha256').update(pending.verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      const sealed = sealText(keys, random, 'oidc-pending', NOWHERE, JSON.stringify(pending))
      return { location: location.href, pending: Buffer.from(sealed).toString('base64url') }
    },
    async finish(query, sealed) {
      const pending = openPending(keys, sealed)
      if (!pending || pending.until <= now()) throw new OidcRefused('nothing is pending')
      const { library, configuration } = await provider()
      try {
        const tokens = await library.authorizationCodeGrant(configuration, new URL(`${callback}${query}`), {
          pkceCodeVerifier: pending.verifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new OidcRefused('there is no ID token')
        const all = { ...(await moreClaims(library, configuration, config, tokens, claims)), ...claims }
        return { vouched: vouchedBy(claims, all, config), to: pending.to }
      } catch (cause) {
        throw cause instanceof OidcRefused ? cause : new OidcRefused('the sign-in was refused', { cause })
      }
    },
  }
}

async function discover(config: OidcConfig) {
  const library = await import('openid-client')
  const { issuer, clientId, clientSecret } = config
  const configuration = await library.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: DEADLINE,
    // An ID token from the provider's own mouth is checked against its keys all the same.
    execute: [
      library.enableNonRepudiationChecks,
      ...(isLoopbackHost(new URL(issuer).hostname) ? [library.allowInsecureRequests] : []),
    ],
  })
  return { library, configuration }
}

/** Some providers put roles and names into the answer of their user-info endpoint alone. */
async function moreClaims(
  library: Library,
  configuration: Configuration,
  config: OidcConfig,
  tokens: { readonly access_token: string },
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
): Promise<Readonly<Record<string, unknown>>> {
  const enough = roleIn(claims, config) !== null && nameIn(claims) !== null
  if (enough || !configuration.serverMetadata().userinfo_endpoint) return {}
  return library.fetchUserInfo(configuration, tokens.access_token, claims.sub)
}

function vouchedBy(
  { iss, sub }: { readonly iss: string; readonly sub: string },
  all: Readonly<Record<string, unknown>>,
  config: OidcConfig,
): Vouched {
  return { issuer: iss, subject: sub, name: nameIn(all) ?? sub, role: roleIn(all, config) }
}

function openPending(keys: DerivedKeys, sealed: string): Pending | null {
  try {
    // What opens was made by `begin`.
    return JSON.parse(openText(keys, 'oidc-pending', NOWHERE, Buffer.from(sealed, 'base64url'))) as Pending
  } catch {
    return null
  }
}
