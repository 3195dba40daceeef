// What the widget sends: the tokens of the links on one page, and the page's language.
import * as z from 'zod'
import { EXPLANATION_TOKENS } from '../../contract/ingestion.js'
import { text } from '../../contract/text.js'

/** Most bytes of a request for explanations. */
export const EXPLANATIONS_BYTES = 64 * 1024

/** A language that is not a tag, as host pages write them, is passed over rather than refused. */
export const explanationsRequest = z.strictObject({
  tokens: z
    .array(z.string().max(1000, 'must be at most 1000 characters long'))
    .max(EXPLANATION_TOKENS, `must hold at most ${EXPLANATION_TOKENS} tokens`),
  locale: text(60).optional(),
})
