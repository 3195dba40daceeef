// Each field of a catalogue against the schema. The schema's words are for any reader of JSON; here they become
// words for the engineer who wrote the file, each with what to do.
import type * as z from 'zod'
import { type Catalogue, catalogue } from './catalogue.js'
import { catalogueFieldsAt } from './catalogue-fields.js'
import type { Complaint } from './complaint.js'
import { closestSpelling } from './edit-distance.js'

export type CheckedForm =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly complaints: readonly Complaint[] }

/** Validates a value as a catalogue, field by field. How fields fit together is checked elsewhere. */
export function checkCatalogueForm(input: unknown): CheckedForm {
  const parsed = catalogue.safeParse(input, { reportInput: true })
  if (parsed.success) return { ok: true, catalogue: parsed.data }
  return { ok: false, complaints: parsed.error.issues.flatMap(complaintsOf) }
}

function complaintsOf(issue: z.core.$ZodIssue): Complaint[] {
  const path = issue.path.map(step => (typeof step === 'number' ? step : String(step)))
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(name => unknownField(path, name))
    case 'invalid_key':
      return [{ path, wrong: `is a name that ${issue.issues[0]?.message ?? 'is not allowed'}`, at: 'key' }]
    case 'invalid_type':
      return [{ path, ...wrongType(issue, path) }]
    case 'invalid_value':
      if (issue.input === undefined) return [{ path, ...absent(path) }]
      return [{ path, wrong: `must be one of ${issue.values.join(', ')}`, ...nearValue(issue) }]
    case 'too_big':
    case 'too_small':
      return [{ path, wrong: beyond(issue) }]
    default:
      return [{ path, wrong: issue.message }]
  }
}

/** The schema's own words where it has any, else the limit. */
function beyond(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  if (!issue.message.startsWith('Too ')) return issue.message
  const hold = issue.origin === 'array' ? 'hold' : 'be'
  return issue.code === 'too_big'
    ? `must ${hold} at most ${issue.maximum}`
    : `must ${hold} at least ${issue.minimum}`
}

function unknownField(path: readonly (string | number)[], name: string): Complaint {
  const known = catalogueFieldsAt(path)
  const meant = closestSpelling(name, known)
  const mend = meant
    ? `write ${meant}`
    : known.length > 0
      ? `leave it out; the fields here are ${known.join(', ')}`
      : 'leave it out'
  return { path: [...path, name], wrong: 'is not a field of the contract', mend, at: 'key' }
}

function wrongType(issue: z.core.$ZodIssueInvalidType, path: readonly (string | number)[]) {
  const field = String(path.at(-1) ?? '')
  if (issue.input === undefined) return absent(path)
  if (issue.input === null) return { wrong: 'is empty', mend: 'fill it in, or leave the line out' }
  switch (issue.expected) {
    case 'string':
      return { wrong: 'must be text', mend: 'put it in quotes' }
    case 'boolean':
      return { wrong: 'must be true or false', mend: 'write it without quotes' }
    case 'array':
      return { wrong: 'must be a list', mend: 'put it in brackets, such as [a, b]' }
    case 'int':
    case 'number':
      return { wrong: 'must be a whole number', mend: 'write digits, without quotes or units' }
    case 'record':
      return typeof issue.input === 'string'
        ? { wrong: 'must be texts by language', mend: `write ${field}: { en: "…" }` }
        : {
            wrong: 'must be a block of named entries',
            mend: 'give each entry its key, a colon and its fields',
          }
    default:
      return { wrong: 'must be a block of fields', mend: 'write each field as name: value' }
  }
}

function nearValue(issue: z.core.$ZodIssueInvalidValue): { mend?: string } {
  if (typeof issue.input !== 'string') return {}
  const meant = closestSpelling(issue.input, issue.values.map(String))
  return meant ? { mend: `write ${meant}` } : {}
}

/** What to write where a required field is missing, by the field's name. */
const MISSING: Readonly<Record<string, string>> = {
  organisation: 'say who you are: organisation: { name: "…", contact: "…" }',
  contact: 'say where people can ask: an address, an email or a telephone number',
  languages: 'list the languages of your texts, the fallback first, such as [en, de]',
  category: 'say what kind of data it is, such as user.behavior.browsing_history, or your own under x.',
  origin: 'say where it comes from: provided, observed, inferred, third_party or context',
  purposes: 'list what it is used for, with keys from the top-level purposes, such as [personalised_content]',
  kind: 'say what the system makes, such as recommendation, ranking, ad or price',
  signal: 'name a signal from the top-level signals',
  available: 'write true or false',
}

function absent(path: readonly (string | number)[]): { wrong: string; mend: string } {
  const field = String(path.at(-1) ?? '')
  if (path[0] === 'organisation' && field === 'name') {
    return { wrong: 'is required', mend: 'write the name that people know you by' }
  }
  return {
    wrong: 'is required',
    mend: MISSING[field] ?? `write it by language, such as ${field}: { en: "…" }`,
  }
}
