// What of an audit entry only some may read: the actor's name, under the key of names; reason and decisions, under the
// person's own key, so that they go with the person. Each is bound to the place where it stands.
import { open, type Random, type SealKey, seal } from '../seal/aead.js'
import type { AuditedReason } from './audit-entry.js'

const ACTOR = Buffer.from('wherefore/audit-actor/v1\n')
const REASON = Buffer.from('wherefore/audit-reason/v1\n')

/** Seals who looked. */
export function sealActor(names: SealKey, no: number, name: string, random: Random): Uint8Array {
  return seal(names, random(12), bound(ACTOR, no), Buffer.from(name))
}

/** Opens what `sealActor` made. Throws `SealBroken`. */
export function openActor(names: SealKey, no: number, sealed: Uint8Array): string {
  return Buffer.from(open(names, bound(ACTOR, no), sealed)).toString()
}

/** Seals why, and what was seen. `person` is `subject_ref`. */
export function sealReason(
  key: SealKey,
  person: Uint8Array,
  no: number,
  reason: AuditedReason,
  random: Random,
): Uint8Array {
  return seal(key, random(12), bound(REASON, no, person), Buffer.from(JSON.stringify(reason)))
}

/** Opens what `sealReason` made. Throws `SealBroken`. */
export function openReason(key: SealKey, person: Uint8Array, no: number, sealed: Uint8Array): AuditedReason {
  // Only `sealReason` makes what opens.
  return JSON.parse(Buffer.from(open(key, bound(REASON, no, person), sealed)).toString()) as AuditedReason
}

function bound(what: Uint8Array, no: number, person: Uint8Array = new Uint8Array(0)): Uint8Array {
  return Buffer.concat([what, Buffer.from(`${no}\n`), person])
}
