// What was found in the decisions of some days, added up: no person, no decision, no value. Staff see it.
import * as z from 'zod'
import { findingCode } from './finding.js'

/** The most days that are asked for at once; sums of older ones are not kept. */
export const FOUND_DAYS = 400

const day = z.iso.date().describe('a day of arrival, in UTC')
const count = z.int().min(0)

export const foundSignal = z.strictObject({
  key: z.string().nullable().describe('null: all that the catalogue of the decision does not declare'),
  decisions: count,
})
export type FoundSignal = z.infer<typeof foundSignal>

export const foundCode = z.strictObject({
  code: findingCode,
  decisions: count,
  days: z
    .array(z.strictObject({ day, decisions: count }))
    .describe('days on which it was found, oldest first'),
  signals: z
    .array(foundSignal)
    .describe('what it was about, where it is about signals; most decisions first'),
})
export type FoundCode = z.infer<typeof foundCode>

export const systemFound = z.strictObject({
  id: z.string().nullable().describe('null: all systems that the catalogue of the decision does not declare'),
  decisions: count,
  found: count.describe('decisions in which anything was found'),
  days: z
    .array(z.strictObject({ day, decisions: count, found: count }))
    .describe('days on which it decided, oldest first'),
  findings: z.array(foundCode),
})
export type SystemFound = z.infer<typeof systemFound>

/** `GET /v1/findings`. */
export const foundInShards = z.strictObject({
  from: day,
  to: day,
  whole_from: day.describe('numbers of days before it are not whole, or not kept any more'),
  shards: z.strictObject({ asked: z.int().min(1), answered: z.int().min(1) }),
  partial: z.boolean().describe('true where a shard did not answer in time: its decisions are in no number'),
  systems: z.array(systemFound).describe('most decisions first'),
})
export type FoundInShards = z.infer<typeof foundInShards>
