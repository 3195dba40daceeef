// The requests that all elements of a page share: at most 50 links each, and every answer is kept. On a longer list the
// link that is needed is asked for with those that follow it, the next ones when one of them is needed.
import type { Entry } from './explained.js'

const MOST_TOKENS = 50
/** Milliseconds until a request is given up. The link is there all the while. */
const PATIENCE = 15_000

/** What was asked; undefined where the answer could not be had. */
const answers = new Map<string, Promise<Entry | undefined> | undefined>()

/**
 * Asks `question`, `SERVICE LOCALE TOKEN`, and in the same request what else the page asks: one of the `questions`, which
 * are gone through only then. What the page no longer asks is let go. Gives undefined where the answer cannot be had;
 * then it is asked again, but only when `urgent`.
 */
export function ask(
  question: string,
  questions: () => Iterable<string | undefined>,
  urgent: boolean,
): Promise<Entry | undefined> | undefined {
  if (urgent ? !answers.get(question) : !answers.has(question)) {
    const page = new Set(questions())
    for (const each of answers.keys()) if (!page.has(each)) answers.delete(each)
    const [service = '', locale] = question.split(' ')
    const same = `${service} ${locale} `
    const open = [...page].filter(each => each?.startsWith(same) && !answers.get(each)) as string[] // it starts with one
    const some = [...open.splice(open.indexOf(question)), ...open].slice(0, MOST_TOKENS)
    const entries = request(service, { tokens: some.map(each => each.split(' ')[2]), locale })
    some.forEach((each, place) => {
      const answer = entries.then(all => {
        const entry = all?.[place]
        if (entry?.explanation) return entry
        answers.set(each, undefined)
      })
      answers.set(each, answer)
    })
  }
  return answers.get(question)
}

async function request(service: string, body: unknown): Promise<readonly Entry[] | undefined> {
  try {
    const answer = await fetch(`${service}/v1/explanations`, {
      method: 'POST',
      // Both are such that no preflight is needed: a string is sent as text/plain.
      headers: { accept: 'application/vnd.wherefore.dialog+json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (answer.ok) return await answer.json()
  } catch {
    // In whatever way it failed: the dialog shows the link, and needs no reason.
  }
}
