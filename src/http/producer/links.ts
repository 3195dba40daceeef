// Links that a producer asks for: to one explanation, or to a person's own page.
import { Hono } from 'hono'
import type { FieldError } from '../../contract/field-error.js'
import {
  BATCH_BYTES,
  type Link,
  type LinkRequest,
  linkRequest,
  linkRequests,
  MANAGE_LINK_SECONDS,
} from '../../contract/ingestion.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { parseInput } from '../parse-input.js'
import { parseJson } from '../parse-json.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import { routes } from '../routes.js'

/** `POST /v1/links`: one link or up to 1,000. */
export function links(deps: Dependencies) {
  return new Hono<Env>().post(routes.mintLinks.path, async c => {
    const rules = { types: ['application/json'], limit: BATCH_BYTES } as const
    const { bytes } = await readBody(c, rules, deps.gunzip)
    const body = parseJson(bytes)
    if (typeof body === 'object' && body !== null && Object.hasOwn(body, 'links')) {
      const requests = parseInput(body, linkRequests).links
      refuseAny(requests.flatMap((request, i) => ruleErrors(request, `/links/${i}`)))
      return answerJson(c, 201, { links: requests.map(request => mint(request, deps)) })
    }
    const request = parseInput(body, linkRequest)
    refuseAny(ruleErrors(request, ''))
    return answerJson(c, 201, mint(request, deps))
  })
}

/** What no field's schema can say: the purpose decides what else must hold. */
function ruleErrors(request: LinkRequest, at: string): FieldError[] {
  if (request.purpose === 'view') {
    if (request.decision_id !== undefined) return []
    return [{ pointer: `${at}/decision_id`, detail: 'is required where purpose is view' }]
  }
  if ((request.ttl_seconds ?? 0) <= MANAGE_LINK_SECONDS) return []
  const detail = `must be at most ${MANAGE_LINK_SECONDS} where purpose is manage`
  return [{ pointer: `${at}/ttl_seconds`, detail }]
}

function refuseAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('input-invalid', { errors: errors.slice(0, 50) })
}

function mint(request: LinkRequest, { shards, publicUrl }: Dependencies): Link {
  const { token, expiresAt } = shards.mintLink({
    subject: request.subject,
    purpose: request.purpose,
    ...(request.decision_id !== undefined && { decisionId: request.decision_id }),
    ...(request.ttl_seconds !== undefined && { ttlSeconds: request.ttl_seconds }),
  })
  return {
    url: `${publicUrl}/${request.purpose === 'view' ? 'w' : 'm'}/${token}`,
    purpose: request.purpose,
    expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  }
}
