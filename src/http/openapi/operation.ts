// What the OpenAPI document says of one route beyond the route table.
import type * as z from 'zod'
import type { ProblemCode } from '../../contract/problem.js'
import type { ComponentName } from './component-schemas.js'

/** One media type of a body: a named schema, or plain text or HTML without one, and an example that a test runs. */
export type Content = { readonly schema?: ComponentName; readonly example?: unknown }

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: z.ZodType
  readonly example?: string
}

export type Operation = {
  readonly summary: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly request?: { readonly content: Readonly<Record<string, Content>> }
  /** The numbers that a request is held to, by name. */
  readonly limits?: Readonly<Record<string, number>>
  /** What succeeds, by status. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly content?: Readonly<Record<string, Content>> }>
  >
  /** Codes beyond those that every route with a body, a role or an address under /v1 has. */
  readonly problems: readonly ProblemCode[]
}
