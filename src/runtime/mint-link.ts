// Links that a producer asks for. Minting touches no shard: a link may be made before its record has arrived.
import { MANAGE_LINK_SECONDS } from '../contract/ingestion.js'
import { mintToken } from '../domain/link-token.js'
import { lookupRef, subjectRef } from '../domain/seal/pseudonym.js'
import type { LinkTarget, Shards } from '../shard/port.js'
import type { Routing } from './shard-calls.js'

/** Fills `mintLink` of the port. */
export function mintLink({ keys, now }: Routing, target: LinkTarget): ReturnType<Shards['mintLink']> {
  const mintedAt = now()
  const seconds = target.ttlSeconds ?? (target.purpose === 'manage' ? MANAGE_LINK_SECONDS : null)
  const expiresAt = seconds === null ? 0 : Math.floor(mintedAt / 1000) + seconds
  const { decisionId, purpose, subject } = target
  const token = mintToken(keys, {
    purpose,
    subjectRef: subjectRef(keys, subject),
    decisionRef: decisionId === undefined ? new Uint8Array(16) : lookupRef(keys, 'decision', decisionId),
    mintedAt,
    expiresAt,
  })
  return { token, expiresAt: expiresAt === 0 ? null : expiresAt * 1000 }
}
