// The person a request is about, from the one place where a person may stand: the header Wherefore-Subject.
import { decision } from '../contract/decision.js'
import { refusedStrings } from '../contract/parse-decision.js'
import type { RequestContext } from './env.js'
import { percentDecoded } from './percent-decoded.js'
import { Refusal } from './refusal.js'

/** The subject, percent-decoded. Throws `Refusal`: `header-missing` or `header-invalid`. */
export function readSubject(c: RequestContext): string {
  const written = c.req.header('Wherefore-Subject')
  if (!written)
    throw new Refusal('header-missing', { detail: 'Send the person in the header Wherefore-Subject.' })
  const subject = percentDecoded(written)
  if (
    subject === null ||
    !decision.shape.subject.safeParse(subject).success ||
    refusedStrings(subject).length > 0
  ) {
    const detail = 'Wherefore-Subject is 1-256 characters as percent-encoded UTF-8.'
    throw new Refusal('header-invalid', { detail })
  }
  return subject
}
