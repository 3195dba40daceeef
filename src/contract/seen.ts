// Which keys the newest decisions used, and in what shape: what a catalogue is to be written from. Keys only, never a
// value and no person.
import * as z from 'zod'
import { decisionKind, exclusionReason } from './decision.js'
import { SEEN_INNER, SEEN_KEYS } from './seen-limits.js'
import { key, name } from './text.js'

const count = z.int().min(1)
const day = z.iso.date().describe('a day in UTC, by `occurred_at`')
const counted = z.strictObject({ key, count })
const inner = z.array(key).max(SEEN_INNER)

export const seenSignal = z.strictObject({
  key,
  count,
  values: z
    .array(z.enum(['string', 'number', 'boolean', 'list']))
    .describe('the types of its values; none where it came without'),
  fields: z
    .array(z.enum(['contribution', 'observed_at', 'source', 'purpose']))
    .describe('which of these came with it at least once'),
  purposes: inner,
  systems: inner,
  first: day,
  last: day,
})
export type SeenSignal = z.infer<typeof seenSignal>

export const seenExclusion = z.strictObject({
  key,
  count,
  reasons: z.array(exclusionReason),
  systems: inner,
})
export type SeenExclusion = z.infer<typeof seenExclusion>

export const seenSystem = z.strictObject({
  id: key,
  count,
  kinds: z.array(z.strictObject({ kind: decisionKind, count })).describe('most frequent first'),
  surfaces: inner,
  consents: z.int().min(0).describe('decisions that recorded the purposes of a consent'),
  purposes: z.array(counted).max(SEEN_INNER).describe('purposes that these consents named'),
})
export type SeenSystem = z.infer<typeof seenSystem>

export const seenPurpose = z.strictObject({
  key,
  count,
  named_by: z.array(z.enum(['signal', 'consent'])),
})
export type SeenPurpose = z.infer<typeof seenPurpose>

export const seenCohort = z.strictObject({ key: name(60), count })

export const seenKeys = z.strictObject({
  decisions: z.int().min(0).describe('how many were looked at, newest first'),
  unreadable: z.int().min(0).describe('blocks that do not open: `wherefore doctor` says more'),
  signals: z.array(seenSignal).max(SEEN_KEYS),
  not_used: z.array(seenExclusion).max(SEEN_KEYS),
  systems: z.array(seenSystem).max(SEEN_KEYS),
  surfaces: z.array(counted).max(SEEN_KEYS),
  purposes: z.array(seenPurpose).max(SEEN_KEYS),
  cohorts: z.array(seenCohort).max(SEEN_KEYS),
  cut: z
    .array(z.enum(['signals', 'not_used', 'systems', 'surfaces', 'purposes', 'cohorts']))
    .describe('lists that hold fewer keys than were seen'),
})
export type SeenKeys = z.infer<typeof seenKeys>

/** The answer of all shards together. */
export const seenInShards = z.strictObject({
  shards: z.strictObject({ asked: z.int().min(1), answered: z.int().min(1) }),
  partial: z.boolean().describe('true where a shard did not answer in time: its keys are missing'),
  ...seenKeys.shape,
})
export type SeenInShards = z.infer<typeof seenInShards>
