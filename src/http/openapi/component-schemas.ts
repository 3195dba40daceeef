// The schemas that the OpenAPI document names. Each is the very schema that requests are held to or answers are
// tested against; the document is made from them and cannot say anything else.
import * as z from 'zod'
import { about, aboutData, aboutSystem } from '../../contract/about.js'
import { auditEntry, auditPage, auditTrail, auditVerification } from '../../contract/audit.js'
import {
  catalogue,
  declaredCohort,
  declaredPurpose,
  declaredSignal,
  declaredSystem,
  localisedText,
} from '../../contract/catalogue.js'
import { credentialSummary, keyRequest } from '../../contract/credential.js'
import { alternative, consent, decision, exclusion, item, outcome, signal } from '../../contract/decision.js'
import { dialogWords } from '../../contract/dialog-words.js'
import { explanation, reason, usedSignal } from '../../contract/explanation.js'
import { fieldError } from '../../contract/field-error.js'
import { foundInShards, systemFound } from '../../contract/found.js'
import { hostExplanation } from '../../contract/host-explanation.js'
import {
  batch,
  batchResult,
  EXPLANATION_TOKENS,
  itemResult,
  link,
  linkRequest,
  linkRequests,
} from '../../contract/ingestion.js'
import { problem } from '../../contract/problem.js'
import { searchAnswer } from '../../contract/search.js'
import { seenInShards, seenSignal, seenSystem } from '../../contract/seen.js'
import {
  staffDecision,
  staffExclusion,
  staffRecord,
  staffSignal,
  staffSummary,
} from '../../contract/staff.js'
import { newStaff, staffMember, staffRequest } from '../../contract/staff-member.js'
import { problemMeaning } from '../public/problem-meaning.js'
import { explanationsRequest } from '../widget/explanations-request.js'
import { fieldNotes } from './field-notes.js'

const checkedItem = z.strictObject({
  index: z.int().min(0),
  id: z.string().nullable(),
  valid: z.boolean(),
  errors: z.array(fieldError).optional(),
  findings: explanation.shape.findings.optional(),
  explanation: explanation.optional(),
})

/** Name in the document → schema. */
export const componentSchemas = {
  Decision: decision,
  DecisionBatch: batch,
  DecisionOrBatch: z.union([decision, batch]),
  Item: item,
  Outcome: outcome,
  Alternative: alternative,
  Signal: signal,
  Exclusion: exclusion,
  Consent: consent,
  ItemResult: itemResult,
  BatchResult: batchResult,
  ItemOrBatchResult: z.union([itemResult, batchResult]),
  CheckedItem: checkedItem,
  CheckResult: z.strictObject({ items: z.array(checkedItem) }),
  LinkRequest: linkRequest,
  LinkOrLinksRequest: z.union([linkRequest, linkRequests]),
  Link: link,
  LinkOrLinks: z.union([link, z.strictObject({ links: z.array(link) })]),
  Explanation: explanation,
  Reason: reason,
  UsedSignal: usedSignal,
  HostExplanation: hostExplanation,
  ExplanationsRequest: explanationsRequest,
  Explanations: z
    .array(z.union([z.strictObject({ explanation: hostExplanation }), z.strictObject({ problem })]))
    .max(EXPLANATION_TOKENS),
  FoundDecisions: searchAnswer,
  StaffSummary: staffSummary,
  StaffDecision: staffDecision,
  StaffRecord: staffRecord,
  StaffSignal: staffSignal,
  StaffExclusion: staffExclusion,
  ExplanationsWithWords: z
    .array(
      z.union([
        z.strictObject({ explanation: hostExplanation, words: dialogWords }),
        z.strictObject({ problem }),
      ]),
    )
    .max(EXPLANATION_TOKENS),
  DialogWords: dialogWords,
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  AuditTrail: auditTrail,
  AuditVerification: auditVerification,
  WidgetFile: z.strictObject({ version: z.string(), file: z.string(), integrity: z.string() }),
  Catalogue: catalogue,
  LocalisedText: localisedText,
  DeclaredSignal: declaredSignal,
  DeclaredPurpose: declaredPurpose,
  DeclaredSystem: declaredSystem,
  DeclaredCohort: declaredCohort,
  CatalogueVersion: z.strictObject({ version: z.int().min(0), catalogue: catalogue.nullable() }),
  PublishedCatalogue: z.strictObject({ version: z.int().min(1), warnings: z.array(fieldError) }),
  SeenKeys: seenInShards,
  SeenSignal: seenSignal,
  SeenSystem: seenSystem,
  Found: foundInShards,
  SystemFound: systemFound,
  About: about,
  AboutSystem: aboutSystem,
  AboutData: aboutData,
  KeyRequest: keyRequest,
  NewKey: z.strictObject({
    ...keyRequest.shape,
    id: z.string(),
    key: z.string().describe('shown here and nowhere else'),
  }),
  KeySummary: credentialSummary,
  Keys: z.strictObject({ keys: z.array(credentialSummary) }),
  StaffRequest: staffRequest,
  NewStaff: newStaff,
  StaffMember: staffMember,
  Staff: z.strictObject({ staff: z.array(staffMember) }),
  Status: z.strictObject({ status: z.string() }),
  FieldError: fieldError,
  Problem: problem,
  ProblemMeaning: problemMeaning,
} as const satisfies Record<string, z.ZodType>

export type ComponentName = keyof typeof componentSchemas

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The schemas as JSON Schema 2020-12 (what OpenAPI 3.1 takes), with references to each other, and what their fields mean. */
export function componentJsonSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(componentSchemas)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    uri: id => `#/components/schemas/${id}`,
    unrepresentable: 'any',
    io: 'input',
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [
      name,
      noted(schema, fieldNotes[name] ?? {}),
    ]),
  )
}

/** Notes come with their fields; those with a dot go to the fields below. */
function noted(schema: JsonSchema, notes: Readonly<Record<string, string>>): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([field, below]) => {
    const inner = Object.entries(notes).flatMap(([path, note]) =>
      path.startsWith(`${field}.`) ? [[path.slice(field.length + 1), note] as const] : [],
    )
    const note = notes[field]
    if (typeof below === 'boolean') return [field, below]
    return [
      field,
      { ...noted(below, Object.fromEntries(inner)), ...(note !== undefined && { description: note }) },
    ]
  })
  return properties.length > 0 ? { ...schema, properties: Object.fromEntries(properties) } : schema
}
