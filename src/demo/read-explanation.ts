// Reads the explanation behind a link as JSON, the way anybody who has the link can.
import { type Explanation, explanation } from '../contract/explanation.js'
import type { Language } from './language.js'

/** The explanation in this language; null where it cannot be had just now. */
export type ReadExplanation = (whyUrl: string, language: Language) => Promise<Explanation | null>

export type ReaderOptions = {
  /** Where the shop reaches the service: a link's own host need not be it. */
  readonly serviceUrl: string
  readonly timeoutMs: number
  readonly fetch?: typeof globalThis.fetch
  /** Gets one line at a time, never about a person. */
  readonly log: (line: string) => void
}

/** A reader of explanations at one service. A page waits for it, so it gives up early. */
export function createReader({ serviceUrl, timeoutMs, log, ...options }: ReaderOptions): ReadExplanation {
  const fetchIt = options.fetch ?? globalThis.fetch
  return async (whyUrl, language) => {
    const token = /\/w\/([A-Za-z0-9_-]+)$/.exec(whyUrl)?.[1]
    if (token === undefined) return null
    try {
      const response = await fetchIt(`${serviceUrl.replace(/\/+$/, '')}/w/${token}?lang=${language}`, {
        headers: { accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const parsed = response.ok ? explanation.safeParse(await response.json()) : null
      if (parsed?.success) return parsed.data
      log(`an explanation cannot be read: ${response.ok ? 'not of the contract' : response.status}`)
    } catch (error) {
      log(`an explanation cannot be read: ${error instanceof Error ? error.name : 'unknown'}`)
    }
    return null
  }
}
