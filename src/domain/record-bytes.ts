// The bytes of a decision that are stored, compared, committed to and exported: the same content gives the same bytes.
// Schema order, sorted maps, UTC milliseconds; nothing absent is added, nothing stated is lost.
import { type Cohorts, type Decision, decision, type RecordedDecision } from '../contract/decision.js'
import { sortedJson } from './sorted-json.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
// The shape lists exactly the fields of a decision, in the contract's order.
const FIELDS = Object.keys(decision.shape) as (keyof Decision)[]

/** Record bytes of a validated decision, without its cohorts. */
export function recordBytes(validated: Decision): Uint8Array {
  return encoder.encode(recordText(validated))
}

/** Record bytes as text. Takes what `parseDecision` gives: nested fields stand in schema order. */
export function recordText(validated: Decision): string {
  const { outcome, ext, cohorts } = validated
  // Most decisions hold nothing whose form differs from what was validated: one pass writes them.
  if (!ext && !outcome?.alternatives && isPlain(outcome)) {
    const occurred_at = inMilliseconds(validated.occurred_at)
    const asIs = cohorts === undefined && occurred_at === validated.occurred_at
    return JSON.stringify(asIs ? validated : { ...validated, occurred_at, cohorts: undefined })
  }
  let text = ''
  for (const field of FIELDS) {
    const written = fieldText(validated, field)
    if (written !== undefined) text += `${text === '' ? '{' : ','}"${field}":${written}`
  }
  return `${text}}`
}

/** A validated moment in UTC with milliseconds. Most are sent so. */
function inMilliseconds(moment: string): string {
  const isSo = moment.length === 24 && moment[19] === '.' && moment[23] === 'Z'
  return isSo ? moment : new Date(Date.parse(moment)).toISOString()
}

/** Whether an outcome is written as it stands. */
function isPlain(outcome: Decision['outcome']): boolean {
  if (!outcome) return true
  const { score, base, method } = outcome
  return method !== 'unknown' && (score !== undefined || base !== undefined || method !== undefined)
}

/** The cohorts as JSON with sorted keys, empty where there are none: they are sealed apart from the record. */
export function cohortsText(cohorts: Cohorts | undefined): string {
  return cohorts ? sortedJson(cohorts) : ''
}

/** The keys of what `cohortsText` wrote. */
export function cohortKeys(text: string): readonly string[] {
  return text === '' ? [] : Object.keys(JSON.parse(text))
}

/** The decision that record bytes hold. */
export function readRecord(bytes: Uint8Array): RecordedDecision {
  // Record bytes are only ever made by `recordBytes`, from a validated decision.
  return JSON.parse(decoder.decode(bytes)) as RecordedDecision
}

/** JSON of one field of the record; undefined where the record does not hold it. */
function fieldText(validated: Decision, field: keyof Decision): string | undefined {
  switch (field) {
    case 'cohorts':
      return undefined
    case 'occurred_at':
      return `"${inMilliseconds(validated.occurred_at)}"`
    case 'outcome':
      return outcomeText(validated.outcome)
    case 'ext':
      return validated.ext && sortedJson(validated.ext)
    default:
      return JSON.stringify(validated[field])
  }
}

/** The default method says nothing, and an outcome without content is as good as absent: neither is written. */
function outcomeText(outcome: Decision['outcome']): string | undefined {
  if (!outcome) return undefined
  const { score, base, method, alternatives } = outcome
  const plain = JSON.stringify({ score, base, method: method === 'unknown' ? undefined : method })
  if (!alternatives) return plain === '{}' ? undefined : plain
  const list = `"alternatives":[${alternatives.map(alternativeText).join(',')}]`
  return plain === '{}' ? `{${list}}` : `${plain.slice(0, -1)},${list}}`
}

type Alternative = NonNullable<NonNullable<Decision['outcome']>['alternatives']>[number]

function alternativeText({ contributions, ...plain }: Alternative): string {
  const text = JSON.stringify(plain)
  // The map stands last; an alternative is never empty, its item is required.
  return contributions ? `${text.slice(0, -1)},"contributions":${sortedJson(contributions)}}` : text
}
