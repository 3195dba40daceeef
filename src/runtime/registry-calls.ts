// The registry's database as a process reaches it: here on Node, in a Durable Object on the edge.
import type { Catalogue, CatalogueVersion } from '../contract/catalogue.js'
import type { Credential, CredentialSummary, Role } from '../contract/credential.js'
import type { Random } from '../domain/seal/aead.js'
import {
  currentVersion,
  findCatalogue,
  listVersions,
  publishCatalogue,
} from '../registry/catalogue-versions.js'
import { createKey, findCredential, listKeys, revokeKey } from '../registry/credentials.js'
import {
  type LookupReservation,
  type LookupsCounted,
  reserveLookups,
  returnLookups,
} from '../registry/lookups.js'
import type { PublishedVersion } from '../registry/port.js'
import type { RegistryStore } from '../registry/registry-store.js'

export type RegistryCalls = {
  /** The credential behind a key's SHA-256, unless it is revoked. */
  findCredential(hash: Uint8Array): Promise<Credential | null>
  createKey(role: Role, name: string, now: number): Promise<Credential & { readonly key: string }>
  listKeys(): Promise<readonly CredentialSummary[]>
  revokeKey(id: string, now: number): Promise<boolean>
  publishCatalogue(catalogue: Catalogue, now: number): Promise<number>
  currentVersion(): Promise<number>
  findCatalogue(version: number): Promise<CatalogueVersion | null>
  reserveLookups(asked: LookupReservation): Promise<LookupsCounted>
  returnLookups(counted: Omit<LookupReservation, 'limit'>): Promise<void>
  listVersions(most: number): Promise<readonly PublishedVersion[]>
}

/** The registry's verbs over a database in this process. */
export function localRegistry(store: RegistryStore, random: Random): RegistryCalls {
  return {
    findCredential: async hash => findCredential(store, hash),
    createKey: async (role, name, now) => createKey(store, { role, name, now, random }),
    listKeys: async () => listKeys(store),
    revokeKey: async (id, now) => revokeKey(store, id, now),
    publishCatalogue: async (catalogue, now) => publishCatalogue(store, catalogue, now),
    currentVersion: async () => currentVersion(store),
    findCatalogue: async version => findCatalogue(store, version),
    reserveLookups: async asked => reserveLookups(store, asked),
    returnLookups: async counted => returnLookups(store, counted),
    listVersions: async most => listVersions(store, most),
  }
}
