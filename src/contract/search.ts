// What staff search decisions by, and what they get. A person stands in a header, never here: addresses end in logs.
import * as z from 'zod'
import { decision, decisionKind } from './decision.js'
import { findingCode } from './finding.js'
import { staffSummary } from './staff.js'
import { key, timestamp } from './text.js'

export const SEARCH_PAGE = 20
export const MOST_SEARCH_PAGE = 100

/** The parameters of a search; all that are given must hold. */
export const searchQuery = z.strictObject({
  decision_id: decision.shape.id.optional().describe('the id of the decision'),
  item: decision.shape.item.shape.id.optional().describe('the id of the item'),
  surface: key.optional().describe('where it was shown'),
  system: key.optional().describe('the id of the system'),
  kind: decisionKind.optional(),
  finding: findingCode.optional().describe('found as it arrived'),
  from: timestamp.optional().describe('occurred at this moment or later'),
  to: timestamp.optional().describe('occurred before this moment'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_SEARCH_PAGE)
    .optional()
    .describe(`${SEARCH_PAGE} by default`),
  cursor: z.string().max(60).optional().describe('`next_cursor` of the page before'),
  locale: z
    .string()
    .optional()
    .describe('the language of the words; else that in which the person was served'),
})
export type SearchQuery = z.infer<typeof searchQuery>

/** A page, newest first. It may be short, or empty, and still have a next one: a search ends when it has looked at much. */
export const searchAnswer = z.strictObject({
  items: z.array(staffSummary),
  next_cursor: z.string().nullable().describe('null: there is nothing older'),
  missing_shards: z
    .int()
    .min(1)
    .optional()
    .describe('so many parts of the store did not answer: what they hold is not here'),
})
export type SearchAnswer = z.infer<typeof searchAnswer>
