// What the service answers a producer: one item object a decision, and the links.
import * as z from 'zod'
import { decision } from './decision.js'
import { type FieldError, fieldError } from './field-error.js'
import { name } from './text.js'

/** Most decisions in one request. */
export const BATCH_DECISIONS = 1000
/** Most bytes of a request as sent. */
export const BATCH_BYTES = 1024 * 1024
/** Most bytes of a request once unpacked. */
export const UNPACKED_BYTES = 8 * 1024 * 1024
/** Most bytes of one record. */
export const RECORD_BYTES = 65_536
/** What is wrong with a record over its limit: the whole of it, so the pointer is empty. */
export const RECORD_TOO_LARGE: FieldError = {
  pointer: '',
  detail: `the record takes more than ${RECORD_BYTES} bytes`,
}
/** Most tokens in one request for explanations. */
export const EXPLANATION_TOKENS = 50
/** A link to a person's own page lives at most this many seconds. */
export const MANAGE_LINK_SECONDS = 1800

export const itemStatus = z.enum(['accepted', 'duplicate', 'conflict', 'invalid', 'gone', 'unavailable'])
export type ItemStatus = z.infer<typeof itemStatus>

export const itemResult = z.strictObject({
  index: z.int().min(0),
  id: z.string().nullable(),
  status: itemStatus,
  why_url: z.string().optional(),
  errors: z.array(fieldError).optional(),
})
export type ItemResult = z.infer<typeof itemResult>

export const batchResult = z.strictObject({
  accepted: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  complete: z.boolean().describe('true only when every item was accepted or duplicate'),
  items: z.array(itemResult),
  hints: z
    .array(z.string())
    .optional()
    .describe('what its decisions used and the catalogue does not declare: keys, never a value'),
})
export type BatchResult = z.infer<typeof batchResult>

export const batch = z.strictObject({ decisions: z.array(decision).max(BATCH_DECISIONS) })

export const linkRequest = z.strictObject({
  subject: name(256),
  decision_id: decision.shape.id.optional(),
  purpose: z.enum(['view', 'manage']),
  ttl_seconds: z
    .int()
    .min(1)
    .max(400 * 86_400)
    .optional(),
})
export type LinkRequest = z.infer<typeof linkRequest>

export const linkRequests = z.strictObject({ links: z.array(linkRequest).max(1000) })

export const link = z.strictObject({
  url: z.string(),
  purpose: z.enum(['view', 'manage']),
  expires_at: z.string().nullable(),
})
export type Link = z.infer<typeof link>
