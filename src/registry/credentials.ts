// API keys: 256 random bits with the role as prefix, kept as their SHA-256 alone. A key is shown once, when it is made.
import { createHash } from 'node:crypto'
import { type Credential, type CredentialSummary, type Role, role } from '../contract/credential.js'
import type { Random } from '../domain/seal/aead.js'
import type { Row } from '../storage/driver.js'
import type { RegistryStore } from './registry-store.js'

/** Makes a key for a role. The key stands in this answer and nowhere else. */
export function createKey(
  store: RegistryStore,
  given: { readonly role: Role; readonly name: string; readonly now: number; readonly random: Random },
): Credential & { readonly key: string } {
  const key = `wherefore_${given.role}_${Buffer.from(given.random(32)).toString('base64url')}`
  const id = `key_${Buffer.from(given.random(9)).toString('base64url')}`
  store.driver.run(
    'INSERT INTO credential (id, role, name, hash, created_at) VALUES (?, ?, ?, ?, ?)',
    id,
    given.role,
    given.name,
    hashKey(key),
    given.now,
  )
  return { id, role: given.role, name: given.name, key }
}

/** What is kept of a key: 32 bytes. */
export function hashKey(key: string): Uint8Array {
  return createHash('sha256').update(key).digest()
}

/** The credential with that hash, unless it is revoked. */
export function findCredential(store: RegistryStore, hash: Uint8Array): Credential | null {
  const [row] = store.driver.all(
    'SELECT id, role, name FROM credential WHERE hash = ? AND revoked_at IS NULL',
    hash,
  )
  return row ? { id: String(row.id), role: role.parse(row.role), name: String(row.name) } : null
}

/** Every key that was made, oldest first, revoked ones too. */
export function listKeys(store: RegistryStore): CredentialSummary[] {
  return store.driver
    .all('SELECT id, role, name, created_at, revoked_at FROM credential ORDER BY no')
    .map(summary)
}

/** Revokes a key. False where no key has that id; a revoked one stays as it is. */
export function revokeKey(store: RegistryStore, id: string, now: number): boolean {
  store.driver.run('UPDATE credential SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', now, id)
  return store.driver.all('SELECT id FROM credential WHERE id = ?', id).length > 0
}

function summary(row: Row): CredentialSummary {
  return {
    id: String(row.id),
    role: role.parse(row.role),
    name: String(row.name),
    created_at: new Date(Number(row.created_at)).toISOString(),
    revoked_at: row.revoked_at === null ? null : new Date(Number(row.revoked_at)).toISOString(),
  }
}
