// Explanations for the widget, many links at once. The host page's scripts can read these answers, so each one goes
// through `forHostPage`: nothing sensitive, and of an ad only what anybody may know.
import { Hono } from 'hono'
import { DIALOG_TYPE, type DialogWords } from '../../contract/dialog-words.js'
import type { HostExplanation } from '../../contract/host-explanation.js'
import type { Problem } from '../../contract/problem.js'
import { forHostPage } from '../../rendering/for-host-page.js'
import { wordDialog } from '../../rendering/word-dialog.js'
import type { ExplainOutcome } from '../../shard/port.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { explainedOrRefused } from '../explained-or-refused.js'
import type { LanguageWish } from '../language-wish.js'
import { parseInput } from '../parse-input.js'
import { parseJson } from '../parse-json.js'
import { problemOf } from '../problem-of.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import { routes } from '../routes.js'
import { allowOrigins } from './allow-origins.js'
import { EXPLANATIONS_BYTES, explanationsRequest } from './explanations-request.js'

/** `POST /v1/explanations`, readable by pages of the listed origins. */
export function explanations(deps: Dependencies) {
  const { path } = routes.explainLinks
  const rules = { types: ['text/plain', 'application/json'], limit: EXPLANATIONS_BYTES } as const
  return new Hono<Env>()
    .use(path, allowOrigins(deps.origins))
    .options(path, c => {
      c.set('route', routes.explainLinks)
      return c.body(null, 204, { Allow: 'POST, OPTIONS' })
    })
    .post(path, async c => {
      const { bytes } = await readBody(c, rules, deps.gunzip)
      const { tokens, locale } = parseInput(parseJson(bytes), explanationsRequest)
      const wish = { asked: locale, accepted: c.req.header('Accept-Language') }
      const outcomes = await deps.shards.explain(tokens)
      const requestId = c.get('requestId')
      const entries = outcomes.map(outcome => entryOf(outcome, wish, requestId, deps.publicUrl))
      c.header('Vary', 'Accept', { append: true })
      return c.req.header('Accept')?.includes(DIALOG_TYPE)
        ? answerJson(c, 200, entries.map(withWords), { 'Content-Type': DIALOG_TYPE })
        : answerJson(c, 200, entries)
    })
}

type Entry = { readonly explanation: HostExplanation } | { readonly problem: Problem }

/** The widget asks so: the words of its dialog stand beside the explanation, whose form is the contract's. */
function withWords(entry: Entry): Entry & { readonly words?: DialogWords } {
  return 'explanation' in entry ? { ...entry, words: wordDialog(entry.explanation) } : entry
}

function entryOf(outcome: ExplainOutcome, wish: LanguageWish, requestId: string, publicUrl: string): Entry {
  const found = explainedOrRefused(outcome)
  if (found instanceof Refusal) return { problem: problemOf(found.code, { publicUrl, requestId }) }
  return { explanation: forHostPage(explainRecord(found, wish, publicUrl)) }
}
