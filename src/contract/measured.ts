// What is published of what usually counts. Too few decisions, persons or uses say nothing, and numbers are rounded, so
// that neither an answer nor the difference of two points at someone.
import * as z from 'zod'

/** Below these nothing of a system is published, and a signal is not named. */
export const LEAST_DECISIONS = 100
export const LEAST_PERSONS = 20
export const LEAST_USES = 20

export const measuredCode = z.enum(['measured', 'not_weighed', 'too_few', 'away'])

export const measuredSignal = z.strictObject({
  key: z.string().nullable().describe('null: everything that the catalogue does not declare'),
  share: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('of what counted, for or against, two decimals; null where the system recorded no weights'),
  used: z.number().min(0).max(1).describe('in which part of the decisions it was used, two decimals'),
})
export type MeasuredSignal = z.infer<typeof measuredSignal>

export type MeasuredSystem = {
  readonly id: string
  readonly code: z.infer<typeof measuredCode>
  /** Two digits, rounded down; null where there were too few. */
  readonly decisions: number | null
  /** What counted most first. */
  readonly signals: readonly MeasuredSignal[]
  /** The version that decided last; null where the newest decisions do not tell it. */
  readonly version: string | null
  /** Signals that were used in too few decisions to be named. */
  readonly rare: number
}

export type Measured = {
  /** Days in UTC, both ends counted. */
  readonly from: string
  readonly to: string
  readonly shards: { readonly asked: number; readonly answered: number }
  /** Systems of which something is published. */
  readonly systems: readonly MeasuredSystem[]
  /** Signals that were used at all, with the systems that used them; null where too little is known to say so of any. */
  readonly used: ReadonlyMap<string, readonly string[]> | null
}
