// What `POST /v1/explanations` may say of an explanation: whatever it answers, the host page's scripts can read.
import * as z from 'zod'
import { explanation } from './explanation.js'

/** An advert's public part: the categories of the data used, each with an empty list of signals. */
const adForHostPage = explanation
  .pick({ decision: true, headline: true, ad: true, locale: true })
  .extend({ data_used: z.array(explanation.shape.data_used.element) })

/** The explanation without anything that names a sensitive signal; of an advert, its public part alone. */
export const hostExplanation = z.union([explanation, adForHostPage])
export type HostExplanation = z.infer<typeof hostExplanation>
