// The registry as the service meets it: asynchronous, and remembered for a moment, so that no request waits for it.
// What this process changes holds at once here, elsewhere when the moment has passed.
import { timingSafeEqual } from 'node:crypto'
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Credential } from '../contract/credential.js'
import type { FieldError } from '../contract/field-error.js'
import { hashKey } from '../registry/credentials.js'
import { fieldErrorOf } from '../registry/placed-error.js'
import type { CatalogueState, Registry } from '../registry/port.js'
import { readCatalogue } from '../registry/read-catalogue.js'
import type { RegistryCalls } from './registry-calls.js'
import { answered, askedAnew, type Remembered } from './remembered.js'

const MOST_CREDENTIALS = 1_000
const MOST_VERSIONS = 20

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
  const adminHash = options.adminKey === null ? null : hashKey(options.adminKey)
  const credentials = new Map<string, Remembered<Credential>>()
  const versions = new Map<number, CatalogueVersion>()
  let current: Remembered<number> | null = null
  let revocations = 0
  /** Looking for what is doubtful takes longer than all else here: once a version. */
  let state: CatalogueState | null = null

  async function versionNumbered(version: number): Promise<CatalogueVersion | null> {
    const found = versions.get(version) ?? (await answered(calls.findCatalogue(version)))
    if (found) versions.set(version, found)
    return found
  }

  async function inForceNow(): Promise<CatalogueVersion> {
    const asked = await askedAnew(current, () => answered(calls.currentVersion()), now)
    // What was asked before a catalogue was published here is older than that.
    if (!current || asked.at > current.at) current = asked
    const version = current.value
    const found = await versionNumbered(version)
    if (!found) throw new Error(`catalogue version ${version} is not in the registry`)
    return found
  }

  function warningsOf({ catalogue }: CatalogueVersion): FieldError[] {
    if (!catalogue) return []
    const read = readCatalogue(JSON.stringify(catalogue), 'json', { plainLoopback: options.plainLoopback })
    return read.ok ? read.warnings.map(fieldErrorOf) : []
  }

  return {
    async authenticate(key) {
      const hash = hashKey(key)
      if (adminHash && timingSafeEqual(hash, adminHash)) return ADMIN
      const name = Buffer.from(hash).toString('base64')
      const before = revocations
      const ask = () => answered(calls.findCredential(hash))
      const { value: credential, at } = await askedAnew(credentials.get(name) ?? null, ask, now)
      if (!credential) {
        credentials.delete(name)
        return null
      }
      if (credentials.size >= MOST_CREDENTIALS) credentials.clear()
      // What was asked before a revocation may no longer be so.
      if (revocations === before) credentials.set(name, { value: credential, at })
      return credential
    },
    createKey: (role, name) => answered(calls.createKey(role, name, now())),
    listKeys: () => answered(calls.listKeys()),
    async revokeKey(id) {
      const known = await answered(calls.revokeKey(id, now()))
      revocations += 1
      credentials.clear()
      return known
    },
    async publishCatalogue(source, form) {
      const read = readCatalogue(source, form, { plainLoopback: options.plainLoopback })
      if (!read.ok) return { ok: false, errors: read.errors.map(fieldErrorOf) }
      const version = await answered(calls.publishCatalogue(read.catalogue, now()))
      current = { value: version, at: now() }
      return { ok: true, version, warnings: read.warnings.map(fieldErrorOf) }
    },
    currentCatalogue: inForceNow,
    async catalogueState() {
      const inForce = await inForceNow()
      if (state?.inForce !== inForce) {
        const history = await answered(calls.listVersions(MOST_VERSIONS))
        state = { inForce, history, warnings: warningsOf(inForce) }
      }
      return state
    },
    catalogue: versionNumbered,
  }
}

const ADMIN: Credential = { id: 'environment', role: 'admin', name: 'WHEREFORE_ADMIN_KEY' }
