// Why staff look at a person: it stands in the audit trail, and the person reads it.

import { lookReason } from '../../contract/audit.js'
import { refusedStrings } from '../../contract/parse-decision.js'
import type { RequestContext } from '../env.js'
import { percentDecoded } from '../percent-decoded.js'
import { Refusal } from '../refusal.js'

/** The reason from Wherefore-Reason, percent-decoded. Throws `Refusal`: `header-missing` or `header-invalid`. */
export function readReason(c: RequestContext): string {
  const written = c.req.header('Wherefore-Reason')
  if (!written) {
    const detail = 'Say why in the header Wherefore-Reason: a ticket number or a short reason.'
    throw new Refusal('header-missing', { detail })
  }
  const reason = lookReason.safeParse(percentDecoded(written))
  if (!reason.success || refusedStrings(reason.data).length > 0) {
    const detail = 'Wherefore-Reason is 3-80 characters as percent-encoded UTF-8.'
    throw new Refusal('header-invalid', { detail })
  }
  return reason.data
}
