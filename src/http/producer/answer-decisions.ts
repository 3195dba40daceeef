// The two shapes of an answer to decisions: a batch is always 200 with a count of each; one decision alone is
// answered by its own status.
import type { ItemResult } from '../../contract/ingestion.js'
import { answerJson } from '../answer-json.js'
import type { RequestContext } from '../env.js'
import { Refusal } from '../refusal.js'

/** Answers a batch: sent = accepted + duplicate + rejected, always. `hints` stand in it where there are any. */
export function answerBatch(
  c: RequestContext,
  items: readonly ItemResult[],
  hints: readonly string[],
): Response {
  let accepted = 0
  let duplicate = 0
  for (const item of items) {
    if (item.status === 'accepted') accepted++
    else if (item.status === 'duplicate') duplicate++
  }
  const rejected = items.length - accepted - duplicate
  return answerJson(c, 200, {
    accepted,
    duplicate,
    rejected,
    complete: rejected === 0,
    items,
    ...(hints.length > 0 && { hints }),
  })
}

/** Answers one decision sent alone: 201 or 200 with its item, or the problem that its status stands for. */
export function answerAlone(c: RequestContext, item: ItemResult): Response {
  switch (item.status) {
    case 'accepted':
      return answerJson(c, 201, item)
    case 'duplicate':
      return answerJson(c, 200, item)
    case 'conflict':
      throw new Refusal('decision-conflict')
    case 'gone':
      throw new Refusal('subject-erased')
    case 'invalid':
      throw new Refusal('input-invalid', { ...(item.errors && { errors: item.errors }) })
    case 'unavailable':
      throw new Refusal('unavailable', { headers: { 'Retry-After': '1' } })
  }
}
