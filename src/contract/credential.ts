// API keys and their roles. Roles are exact: `admin` is not everything.
import * as z from 'zod'
import { name } from './text.js'

export const role = z.enum(['producer', 'support', 'privacy', 'auditor', 'admin'])
export type Role = z.infer<typeof role>

export const keyRequest = z.strictObject({ role, name: name(100) })

export const credentialSummary = z.strictObject({
  id: z.string(),
  role,
  name: z.string(),
  created_at: z.string(),
  revoked_at: z.string().nullable(),
})
export type CredentialSummary = z.infer<typeof credentialSummary>

/** Who a request is from, once its key was found. */
export type Credential = { readonly id: string; readonly role: Role; readonly name: string }
