// Sends what a page shows and brings back the links, so that each thing on it can say why it is there.
// The shop outlives the service: without links it still renders, says so, and what was shown is sent as soon as it can be.
import type { Client } from '../client/client.js'
import { WhereforeError } from '../client/wherefore-error.js'
import type { Decision } from '../contract/decision.js'

/** The address that explains each decision, by the decision's id. */
export type Links = { readonly byId: ReadonlyMap<string, string>; readonly down: boolean }

/** Where nothing was decided, nothing is missing. */
export const NO_LINKS: Links = { byId: new Map(), down: false }

/** Sends one page's decisions in one POST; what got no answer is sent again later, without a page waiting. `log` gets codes and places, never what a decision holds. */
export async function sendSlate(
  client: Client,
  decisions: readonly Decision[],
  log: (line: string) => void,
): Promise<Links> {
  try {
    const items = await client.send(decisions)
    const byId = new Map<string, string>()
    for (const item of items) {
      if (item.id !== null && item.why_url !== undefined && isWebAddress(item.why_url)) {
        byId.set(item.id, item.why_url)
      } else {
        log(`decision ${item.index} got no link: ${item.status} ${pointersOf(item.errors)}`)
        const decision = decisions[item.index]
        if (item.status === 'unavailable' && decision) client.enqueue(decision)
      }
    }
    return { byId, down: byId.size < decisions.length }
  } catch (error) {
    if (!(error instanceof WhereforeError)) throw error
    // One that had arrived all the same comes back as a duplicate.
    for (const decision of decisions.slice(error.acknowledged.length)) client.enqueue(decision)
    log(`explanations cannot be had: ${error.code}${error.status === null ? '' : ` (${error.status})`}`)
    return { byId: new Map(), down: true }
  }
}

function pointersOf(errors: readonly { readonly pointer: string }[] = []): string {
  return errors.map(error => error.pointer).join(' ')
}

/** A link goes into the page: no other scheme than the web's. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}
