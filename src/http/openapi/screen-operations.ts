// The console's screens, as the OpenAPI document tells of them: HTML in, HTML out, for people who are signed in.
import * as z from 'zod'
import { FORM_BYTES } from '../staff/staff-of-request.js'
import type { Operation, Parameter } from './operation.js'

const page = (description: string): Operation['answers'] => ({
  200: { description, content: { 'text/html': {} } },
})
const form = (example: string): Pick<Operation, 'request' | 'limits'> => ({
  request: { content: { 'application/x-www-form-urlencoded': { example } } },
  limits: { bytes_as_sent: FORM_BYTES },
})
const text = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: z.string(),
})
const address: Parameter = {
  name: 'address',
  in: 'path',
  required: true,
  description: 'A token that holds nothing personal.',
  schema: z.string(),
}
const filters = [
  text('decision', 'The id of the decision.'),
  text('item', 'The id of the item.'),
  text('surface', 'Where it was shown.'),
  text('system', 'The id of the system.'),
  text('kind', 'The kind of decision.'),
  text('finding', 'Found as it arrived.'),
  text('from', 'The first day, as in 2026-11-21, in the time zone of the catalogue.'),
  text('to', 'The last day.'),
  text('cursor', 'Where the page begins.'),
]

export const searchForm: Operation = {
  summary: 'Search decisions',
  description:
    'Leads to an address that says nothing of the person; that it was opened goes into the audit trail.',
  ...form('csrf=TOKEN&subject=customer-1&reason=ticket+4711'),
  answers: {
    303: { description: 'On to what was found.' },
    422: { description: 'The form once more, and what of it cannot be read.', content: { 'text/html': {} } },
  },
  problems: [],
}

export const showSearch: Operation = {
  summary: 'Show decisions by filters',
  parameters: filters,
  answers: page('Decisions of anyone, newest first, masked.'),
  problems: ['query-invalid', 'lookups-passed', 'unavailable'],
}

export const showPerson: Operation = {
  summary: 'Show decisions of one person',
  parameters: [address, ...filters],
  answers: page('Decisions of the person at this address, newest first, masked.'),
  problems: ['query-invalid', 'lookups-passed', 'unavailable'],
}

export const showDecision: Operation = {
  summary: 'Show a decision as the customer saw it',
  parameters: [address, text('lang', 'The language of the answer; else that of the customer.')],
  answers: page('What the customer saw, and the record beside it, masked.'),
  problems: ['not-found', 'lookups-passed', 'unavailable'],
}

export const unmaskDecision: Operation = {
  summary: 'Show a decision with what is sensitive',
  description: 'An act of its own in the audit trail.',
  parameters: [address],
  ...form('csrf=TOKEN&lang=en'),
  answers: page('The same, with nothing masked.'),
  problems: ['not-found', 'lookups-passed', 'unavailable'],
}

export const compareDecisions: Operation = {
  summary: 'Set two decisions beside each other',
  parameters: [{ ...text('d', 'The address of a decision; given twice.') }],
  answers: page('What is the same and what differs; for two of one list, why the one and not the other.'),
  problems: ['not-found', 'lookups-passed', 'unavailable'],
}

export const showAudit: Operation = {
  summary: 'Show who looked at whom',
  parameters: [
    text('actor', 'The name, to the letter.'),
    text('from', 'The first day, in the time zone of the catalogue.'),
    text('to', 'The last day.'),
    text('check', 'With any value: every trail is walked, and what was found is said.'),
    text('cursor', 'Where the page begins.'),
  ],
  answers: page('The audit trail, newest first.'),
  problems: ['query-invalid', 'unavailable'],
}
