// The requests that all elements of a page share: at most 50 links each, one after the other, and every answer is kept.
// A string is sent as text/plain, so that no preflight is needed.
import type { Explained } from './explained.js'

type Entries = readonly { readonly explanation?: Explained }[] | undefined

const MOST_TOKENS = 50
/** Milliseconds until a request is given up. The link is there all the while. */
const PATIENCE = 15_000

const answers = new Map<string, Promise<Explained | undefined>>()
let failing = false

/**
 * Asks `question`, `SERVICE LOCALE TOKEN`, and in the same request what else the page asks; what the page no longer asks
 * is let go. Gives undefined where the answer cannot be had; then it is asked again, but only when `urgent`.
 */
export function ask(
  question: string,
  page: ReadonlySet<string | undefined>,
  urgent: boolean,
): Promise<Explained | undefined> | undefined {
  if (!answers.has(question) && (urgent || !failing)) {
    for (const each of answers.keys()) if (!page.has(each)) answers.delete(each)
    const [service = '', locale] = question.split(' ')
    const same = `${service} ${locale} `
    const open = [...page].filter(each => each?.startsWith(same) && !answers.has(each)) as string[] // it starts with one
    let before: Promise<Entries> = Promise.resolve([])
    while (open.length) {
      const some = open.splice(0, MOST_TOKENS)
      const tokens = some.map(each => each.split(' ')[2])
      // A service that does not answer is not asked for the rest of a long list.
      const entries = before.then(last => last && request(service, { tokens, locale }))
      before = entries
      some.forEach((each, place) => {
        const answer = entries.then(all => {
          failing = !all
          const found = all?.[place]?.explanation
          if (!found) answers.delete(each)
          return found
        })
        answers.set(each, answer)
      })
    }
  }
  return answers.get(question)
}

async function request(service: string, body: unknown): Promise<Entries> {
  try {
    const answer = await fetch(`${service}/v1/explanations`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (answer.ok) return await answer.json()
  } catch {
    // In whatever way it failed: the dialog shows the link, and needs no reason.
  }
}
