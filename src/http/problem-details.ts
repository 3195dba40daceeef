// The sentence that each problem code answers with where the place that refuses has none of its own.
// Written for developers; people who follow a link read the page instead.
import type { ProblemCode } from '../contract/problem.js'

/** One safe sentence a code: what happened and what to do. */
export const problemDetails: Record<ProblemCode, string> = {
  'body-unreadable': 'The body could not be read as its Content-Type and Content-Encoding say.',
  'header-missing': 'This route needs a header that was not sent.',
  'header-invalid': 'A header does not hold to its form.',
  'subject-in-address': 'Send the person in the header Wherefore-Subject, never in a path or query.',
  'query-invalid': 'A query parameter does not hold to its form.',
  'sign-in-failed': 'It took too long, or was begun in another window. Start again.',
  unauthorized: 'Send a valid key as Authorization: Bearer <key>.',
  forbidden: 'The role of this key is not among the roles of this route.',
  forged: 'Open the page anew and send its own form: a form carries a token of its session.',
  'no-role': 'The identity provider vouches for this account, but gives it no role of the console.',
  'not-found': 'Nothing is here. The routes stand in /openapi.json.',
  'link-invalid': 'This link is not one that we made, or it was changed on the way.',
  'record-pending': 'The link is good, but its record has not arrived. Try again shortly.',
  'method-not-allowed': 'Use one of the methods in the header Allow.',
  'decision-conflict':
    'A decision with this id and subject but other content is stored. The first one stays.',
  'link-expired': 'This link was made for a limited time, and that time is over.',
  'record-gone': 'The record was erased, or it was kept for as long as it may be.',
  'subject-erased': 'The decision is from before this person was erased. It was not stored.',
  'body-too-large': 'The body is over its limit.',
  'media-type-unsupported': 'The Content-Type or Content-Encoding is not one that this route takes.',
  'input-invalid': 'The input was read, and parts of it do not hold to the contract. See errors.',
  'lookups-passed':
    'You were shown as many persons as an hour may hold. Nobody is shown until the next hour, and the audit trail says so.',
  overloaded: 'More waits to be stored than the service holds. Nothing was stored: send it again later.',
  internal: 'The reason is in the log of the service under this request id.',
  unavailable: 'The service cannot answer just now. Send it again later.',
}
