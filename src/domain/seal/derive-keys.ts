// The keys that come from the deployment's secret: HKDF-SHA-256 (RFC 5869), one `info` a purpose.
// They never rotate in silence: a database remembers which secret it was made with.
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

export type DerivedKeys = {
  /** Hashes subjects to `subject_ref`. */
  readonly pepper: KeyObject
  /** Hashes decision, item and slate ids, surfaces and systems for look-up. */
  readonly lookup: KeyObject
  readonly linkMac: KeyObject
  readonly linkEncryption: KeyObject
  readonly session: Uint8Array
  /** Seals the keys of surfaces and systems. */
  readonly names: KeyObject
  readonly log: Uint8Array
  /** Chains the entries of the audit trail. */
  readonly audit: KeyObject
  /** Tells whether a database was made with this secret; opens nothing. */
  readonly check: Uint8Array
}

/** Derives every key from the secret of 32 bytes. */
export function deriveKeys(secret: Uint8Array): DerivedKeys {
  const key = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `wherefore/${purpose}/v1`, 32))
  return {
    pepper: createSecretKey(key('pepper')),
    lookup: createSecretKey(key('lookup')),
    linkMac: createSecretKey(key('link-mac')),
    linkEncryption: createSecretKey(key('link-encryption')),
    session: key('session'),
    names: createSecretKey(key('names')),
    log: key('log'),
    audit: createSecretKey(key('audit')),
    check: key('check'),
  }
}

/**
 * Epoch 0 from the secret, for a deployment that sets no keys of its own to wrap persons' keys. Such an epoch cannot be
 * destroyed apart from the secret: an erasure then rests on the deleted rows and the age of backups alone.
 */
export function epochFromSecret(secret: Uint8Array): ReadonlyMap<number, Uint8Array> {
  return new Map([[0, new Uint8Array(hkdfSync('sha256', secret, '', 'wherefore/epoch-0/v1', 32))]])
}
