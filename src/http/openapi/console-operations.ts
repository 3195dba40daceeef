// The pages of the staff console, as the OpenAPI document tells of them. They are for people: HTML in, HTML out.
import * as z from 'zod'
import { FORM_BYTES } from '../staff/staff-of-request.js'
import type { Operation, Parameter } from './operation.js'

const page = (description: string): Operation['answers'] => ({
  200: { description, content: { 'text/html': {} } },
})
const onward: Operation['answers'] = { 303: { description: 'Done: on to the next page.' } }
const form = (example: string): Pick<Operation, 'request' | 'limits'> => ({
  request: { content: { 'application/x-www-form-urlencoded': { example } } },
  limits: { bytes_as_sent: FORM_BYTES },
})

const token: Parameter = {
  name: 'token',
  in: 'path',
  required: true,
  description: 'The token of the sign-in link.',
  schema: z.string(),
}

export const showStaff: Operation = {
  summary: 'Open the console',
  description: 'Without a session: 401, with the way to sign in as its body.',
  answers: page('Who is signed in, and what they may do.'),
  problems: [],
}

export const showFindings: Operation = {
  summary: 'See findings over time',
  description:
    'The numbers of `GET /v1/findings` as a page, with the same parameters; `system=-` stands for all systems that are not declared.',
  answers: page('Rates, their course, and what was found about which data.'),
  problems: ['query-invalid', 'unavailable'],
}

export const showCatalogue: Operation = {
  summary: 'See the state of the catalogue',
  description:
    'What is in force, its history, what looks unintended in it, and what decisions used that it does not declare.',
  answers: page('The state, with entries to copy.'),
  problems: ['unavailable'],
}

export const showAnswers: Operation = {
  summary: 'See which answers there are',
  answers: page('The texts by name, and when to use them.'),
  problems: [],
}

export const answerDecision: Operation = {
  summary: 'Copy answers about a decision',
  description:
    'Texts in the language that the customer was served, or in the one that `answer` names. They quote the explanation and name ' +
    'nothing sensitive. The look is audited.',
  parameters: [
    {
      name: 'address',
      in: 'path',
      required: true,
      description: 'The address of the decision in the console.',
      schema: z.string(),
    },
    {
      name: 'answer',
      in: 'query',
      required: false,
      description: 'A language; without it the one in which the customer was served.',
      schema: z.string(),
    },
  ],
  answers: page('The texts that fit the decision.'),
  problems: ['not-found', 'unavailable'],
}

export const keepReason: Operation = {
  summary: 'Keep the reason for look-ups',
  ...form('csrf=TOKEN&reason=T-4711'),
  answers: onward,
  problems: ['input-invalid'],
}

export const signOut: Operation = {
  summary: 'Sign out',
  ...form('csrf=TOKEN'),
  answers: onward,
  problems: [],
}

export const beginOidc: Operation = {
  summary: 'Sign in with a work account',
  description: 'Sends the browser to the identity provider. Nothing is here where none is set.',
  parameters: [
    {
      name: 'to',
      in: 'query',
      required: false,
      description: 'The path of the console to come back to.',
      schema: z.string(),
    },
  ],
  answers: { 302: { description: 'On to the identity provider.' } },
  problems: ['not-found', 'unavailable'],
}

export const finishOidc: Operation = {
  summary: 'Come back from the identity provider',
  description: 'Checks what came back and sets the cookie of a new session.',
  answers: page('The sign-in worked: on to the console.'),
  problems: ['not-found', 'sign-in-failed', 'no-role', 'unavailable'],
}

export const showSignIn: Operation = {
  summary: 'Open a sign-in link',
  description: 'Shows a button and uses nothing up: mail programs follow links by themselves.',
  parameters: [token],
  answers: page('Whom the link signs in.'),
  problems: ['link-invalid', 'link-expired', 'unavailable'],
}

export const signIn: Operation = {
  summary: 'Sign in with a link',
  description: 'Uses the link up and sets the cookie of a new session. A session that was open ends.',
  parameters: [token],
  answers: onward,
  problems: ['forged', 'link-invalid', 'link-expired', 'overloaded', 'unavailable'],
}
