// What the widget's dialog says around the sentences of an explanation, finished by the service, so that the script on a
// host page has no words of its own. It rests on the same `HostExplanation` and says nothing beyond it.
import * as z from 'zod'

/** The media type under which `POST /v1/explanations` sends these words beside each explanation. */
export const DIALOG_TYPE = 'application/vnd.wherefore.dialog+json'

/** Finished words of one dialog. Headings of what is empty are absent. */
export const dialogWords = z.strictObject({
  /** For each reason that is shown: how strong it is, its share, and where it comes from. */
  notes: z.array(z.string()),
  parameters: z.string().optional(),
  not_used: z.string().optional(),
  choices: z.string(),
  whole: z.string(),
})
export type DialogWords = z.infer<typeof dialogWords>
