// The asynchronous face of the registry: catalogue versions and API keys, as the layers above meet them.
import type { CatalogueVersion } from '../contract/catalogue.js'
import type { Credential, CredentialSummary, Role } from '../contract/credential.js'
import type { FieldError } from '../contract/field-error.js'

export type PublishOutcome =
  | { readonly ok: true; readonly version: number; readonly warnings: readonly FieldError[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** `publishedAt` in Unix milliseconds. */
export type PublishedVersion = { readonly version: number; readonly publishedAt: number }

export type CatalogueState = {
  readonly inForce: CatalogueVersion
  readonly warnings: readonly FieldError[]
  readonly history: readonly PublishedVersion[]
}

export type Registry = {
  /** The credential that a bearer key stands for; null when it is unknown or revoked. */
  authenticate(key: string): Promise<Credential | null>
  /** Makes a key. The key itself is in this answer and nowhere else. */
  createKey(role: Role, name: string): Promise<Credential & { readonly key: string }>
  listKeys(): Promise<readonly CredentialSummary[]>
  /** False when there is no such key. */
  revokeKey(id: string): Promise<boolean>
  /** Reads, checks and publishes a catalogue as the next version. The same content as the version in force publishes nothing new. */
  publishCatalogue(source: string, form: 'json' | 'yaml'): Promise<PublishOutcome>
  /** The version in force; version 0 before the first. */
  currentCatalogue(): Promise<CatalogueVersion>
  /** The version in force, what in it looks unintended, and the newest versions, newest first. */
  catalogueState(): Promise<CatalogueState>
  /** One version, or null where there is none. */
  catalogue(version: number): Promise<CatalogueVersion | null>
}

/** The registry did not answer. Nothing is known of what was asked; what was to be changed may have been. */
export class RegistryAway extends Error {
  override readonly name = 'RegistryAway'
  readonly code = 'registry-away'
  constructor(cause: unknown) {
    super('the registry did not answer', { cause })
  }
}
