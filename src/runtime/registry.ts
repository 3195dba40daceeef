// The registry as the service meets it: asynchronous, and remembered for a moment, so that no request waits for it.
// What this process changes holds at once here, elsewhere when the moment has passed.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Credential } from '../contract/credential.js'
import { hashKey } from '../registry/credentials.js'
import { fieldErrorOf } from '../registry/placed-error.js'
import type { Registry } from '../registry/port.js'
import { readCatalogue } from '../registry/read-catalogue.js'
import type { RegistryCalls } from './registry-calls.js'

/** How long an answer of the registry may be old, in milliseconds. */
const FRESH = 2_000
const MOST_CREDENTIALS = 1_000

export type RegistryOptions = {
  readonly calls: RegistryCalls
  /** `WHEREFORE_ADMIN_KEY`, where it is set. */
  readonly adminKey: string | null
  readonly plainLoopback: boolean
  now(): number
}

/** Fills the registry's port over its database, in this process or in a Durable Object. */
export function createRegistry(options: RegistryOptions): Registry {
  const { calls, now } = options
  const credentials = new Map<string, { readonly credential: Credential; readonly until: number }>()
  const versions = new Map<number, CatalogueVersion>()
  let current: { readonly version: number; readonly until: number } | null = null

  async function versionNumbered(version: number): Promise<CatalogueVersion | null> {
    const found = versions.get(version) ?? (await calls.findCatalogue(version))
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
      const credential = await calls.findCredential(hash)
      if (!credential) return null
      if (credentials.size >= MOST_CREDENTIALS) credentials.clear()
      credentials.set(name, { credential, until: now() + FRESH })
      return credential
    },
    createKey: (role, name) => calls.createKey(role, name, now()),
    listKeys: () => calls.listKeys(),
    async revokeKey(id) {
      credentials.clear()
      return calls.revokeKey(id, now())
    },
    async publishCatalogue(source, form) {
      const read = readCatalogue(source, form, { plainLoopback: options.plainLoopback })
      if (!read.ok) return { ok: false, errors: read.errors.map(fieldErrorOf) }
      const version = await calls.publishCatalogue(read.catalogue, now())
      current = null
      return { ok: true, version, warnings: read.warnings.map(fieldErrorOf) }
    },
    async currentCatalogue() {
      if (!current || current.until <= now())
        current = { version: await calls.currentVersion(), until: now() + FRESH }
      const found = await versionNumbered(current.version)
      if (!found) throw new Error(`catalogue version ${current.version} is not in the registry`)
      return found
    },
    catalogue: versionNumbered,
  }
}

const ADMIN: Credential = { id: 'environment', role: 'admin', name: 'WHEREFORE_ADMIN_KEY' }

function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
