// The audit trail: who of the staff looked at whom, when and why.
import * as z from 'zod'
import { role } from './credential.js'

/** Why somebody looks, in their own words: a ticket number or a short reason. 3-80 characters without space around. */
export const lookReason = z
  .string()
  .trim()
  .min(3, 'must be at least 3 characters')
  .max(80, 'must be at most 80 characters')

/**
 * `list`: among the results of a search; `view`: one decision; `unmask`: with what is sensitive; `explain`: its explanation;
 * `compare`: beside another one; `limit-passed`: nobody was shown, the actor had looked at as many as an hour may hold.
 */
export const auditAction = z.enum(['list', 'view', 'unmask', 'explain', 'compare', 'limit-passed'])
export type AuditAction = z.infer<typeof auditAction>

/** Most entries of one answer. */
export const AUDIT_ENTRIES = 1000

export const auditEntry = z.strictObject({
  at: z.string(),
  actor: z.strictObject({
    role,
    name: z.string().nullable().describe('null: it was changed and does not open'),
  }),
  action: auditAction,
  subject_ref: z
    .string()
    .nullable()
    .describe('keyed hash of the person, as hex; null where nobody was shown'),
  decision_id: z.string().optional().describe('where one decision was shown, while the person is here'),
  reason: z.string().nullable().describe('null once the person is gone, and where nobody was shown'),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const auditPage = z.strictObject({
  items: z.array(auditEntry),
  next_cursor: z.string().nullable(),
  missing_shards: z
    .int()
    .min(1)
    .optional()
    .describe('how many shards did not answer: entries may be missing'),
})
export type AuditPage = z.infer<typeof auditPage>

/**
 * What broke a trail. `changed`: that entry is not what was written; `missing`: no entry has that number;
 * `foreign`: that entry was put in before or behind the trail; `head`: what counts the entries was changed or taken.
 */
export const auditFault = z.enum(['changed', 'missing', 'foreign', 'head'])
export type AuditFault = z.infer<typeof auditFault>

/** The trail of one shard, walked from its first entry. */
export const auditTrail = z.strictObject({
  shard: z.int().min(0),
  entries: z.int().min(0).describe('how many verified, from the first one on'),
  link: z
    .string()
    .describe('of the last of them, as hex: noted elsewhere, it shows later that nothing was put back'),
  broken: z
    .strictObject({ no: z.int(), fault: auditFault })
    .nullable()
    .describe('the first entry that breaks it'),
})
export type AuditTrail = z.infer<typeof auditTrail>

export const auditVerification = z.strictObject({
  intact: z.boolean().describe('every shard answered, and no trail is broken'),
  shards: z.strictObject({ asked: z.int(), answered: z.int() }),
  trails: z.array(auditTrail),
})
export type AuditVerification = z.infer<typeof auditVerification>

/** One look, as the person it is about may know it: never who it was. */
export type PastLook = {
  /** Unix milliseconds. */
  readonly at: number
  readonly role: string
  readonly action: string
  readonly reason: string
}

/** `more`: there are older ones. */
export type PastLooks = { readonly looks: readonly PastLook[]; readonly more: boolean }
