// The registry as the service meets it: asynchronous, and remembered for a moment, so that no request waits for it.
// What this process changes holds at once here, elsewhere when the moment has passed.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Credential } from '../contract/credential.js'
import type { Random } from '../domain/seal/aead.js'
import { currentVersion, findCatalogue, publishCatalogue } from '../registry/catalogue-versions.js'
import { createKey, findCredential, hashKey, listKeys, revokeKey } from '../registry/credentials.js'
import type { Registry } from '../registry/port.js'
import { readCatalogue } from '../registry/read-catalogue.js'
import type { RegistryStore } from '../registry/registry-store.js'

/** How long an answer of the registry may be old, in milliseconds. */
const FRESH = 2_000
const MOST_CREDENTIALS = 1_000

export type RegistryOptions = {
  readonly store: RegistryStore
  /** `WHEREFORE_ADMIN_KEY`, where it is set. */
  readonly adminKey: string | null
  readonly plainLoopback: boolean
  readonly random: Random
  now(): number
}

/** Fills the registry's port over its database. */
export function createRegistry(options: RegistryOptions): Registry {
  const { store, now } = options
  const credentials = new Map<string, { readonly credential: Credential; readonly until: number }>()
  const versions = new Map<number, CatalogueVersion>()
  let current: { readonly version: number; readonly until: number } | null = null

  function versionNumbered(version: number): CatalogueVersion | null {
    const found = versions.get(version) ?? findCatalogue(store, version)
    if (found) versions.set(version, found)
    return found
  }

  return {
    async authenticate(key) {
      if (options.adminKey !== null && sameSecret(key, options.adminKey)) return ADMIN
      const hash = hashKey(key)
      const name = Buffer.from(hash).toString('base64')
      const known = credentials.get(name)
      if (known && known.until > now()) return known.credential
      credentials.delete(name)
      const credential = findCredential(store, hash)
      if (!credential) return null
      if (credentials.size >= MOST_CREDENTIALS) credentials.clear()
      credentials.set(name, { credential, until: now() + FRESH })
      return credential
    },
    async createKey(role, name) {
      return createKey(store, { role, name, now: now(), random: options.random })
    },
    async listKeys() {
      return listKeys(store)
    },
    async revokeKey(id) {
      credentials.clear()
      return revokeKey(store, id, now())
    },
    async publishCatalogue(source, form) {
      const read = readCatalogue(source, form, { plainLoopback: options.plainLoopback })
      if (!read.ok) return { ok: false, errors: read.errors }
      const version = publishCatalogue(store, read.catalogue, now())
      current = null
      return { ok: true, version, warnings: read.warnings }
    },
    async currentCatalogue() {
      if (!current || current.until <= now())
        current = { version: currentVersion(store), until: now() + FRESH }
      const found = versionNumbered(current.version)
      if (!found) throw new Error(`catalogue version ${current.version} is not in the registry`)
      return found
    },
    async catalogue(version) {
      return versionNumbered(version)
    },
  }
}

const ADMIN: Credential = { id: 'environment', role: 'admin', name: 'WHEREFORE_ADMIN_KEY' }

function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
