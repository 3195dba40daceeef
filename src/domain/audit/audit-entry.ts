// One entry of the audit trail: who looked at which person, when, in which role, and why.
import type { Role } from '../../contract/credential.js'

/** Who looks: a member of staff, or the holder of a key, under the name that an auditor knows. */
export type Actor = { readonly role: Role; readonly name: string }

/** What stands sealed under the person's key. */
export type AuditedReason = { readonly reason: string; readonly decisions: readonly string[] }

/** An entry as it is stored, apart from its link. */
export type StoredAuditEntry = {
  /** From 1, without a gap. */
  readonly no: number
  /** Unix milliseconds. */
  readonly at: number
  readonly role: string
  /** Sealed under the names key: a staff name is nobody's business who holds the file. */
  readonly actor: Uint8Array
  readonly action: string
  /** 16 bytes; zeros where no person was shown. */
  readonly subjectRef: Uint8Array
  /** `AuditedReason` under the person's key; empty where no person was shown. */
  readonly sealed: Uint8Array
}
