// The languages a request asks for, in the two places where it can.
import type { RequestContext } from './env.js'

export type LanguageWish = {
  /** Named in so many words: `?lang=`, `?locale=` or the body's `locale`. */
  readonly asked: string | undefined
  /** The header Accept-Language. */
  readonly accepted: string | undefined
}

/** Reads what the query and the header wish. */
export function languageWish(c: RequestContext): LanguageWish {
  return { asked: c.req.query('lang') ?? c.req.query('locale'), accepted: c.req.header('Accept-Language') }
}
