// Every page of the console leaves here: in the reader's language, with who is signed in, under the console's policy.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { chooseLanguage } from '../../rendering/choose-language.js'
import { staffPolicy } from '../../rendering/content-security-policy.js'
import { type StaffSurroundings, staffLanguages } from '../../rendering/staff/staff-frame.js'
import { answerPage } from '../answer-page.js'
import { catalogueInForce } from '../catalogue-in-force.js'
import type { Dependencies } from '../dependencies.js'
import type { RequestContext } from '../env.js'
import { languageWish } from '../language-wish.js'
import { isAllowed } from './may.js'
import { waysOf } from './ways.js'

/** `same-origin`: with `no-referrer` a browser would not say where a form of ours comes from. */
export const staffHeaders = { 'Referrer-Policy': 'same-origin' } as const

/** Answers the page that `render` makes of its surroundings. */
export async function answerStaff(
  c: RequestContext,
  deps: Dependencies,
  status: ContentfulStatusCode,
  render: (around: StaffSurroundings) => string,
  headers?: Readonly<Record<string, string>>,
): Promise<Response> {
  const page = render(await surroundings(c, deps))
  return answerPage(c, status, page, staffPolicy, { ...staffHeaders, ...headers })
}

/** Sends the browser on after a POST, to a path of ours. */
export function answerSeeOther(c: RequestContext, path: string): Response {
  return c.body(null, 303, { ...staffHeaders, 'Cache-Control': 'no-store', Location: path })
}

async function surroundings(c: RequestContext, deps: Dependencies): Promise<StaffSurroundings> {
  // `lang` of an address is the customer's language; the reader's is their browser's.
  const chosen = chooseLanguage({ acceptLanguage: languageWish(c).accepted, languages: staffLanguages })
  const staff = c.get('staff')
  return {
    language: staffLanguages.find(language => language === chosen) ?? staffLanguages[0],
    organisation: (await catalogueInForce(c, deps))?.organisation.name ?? null,
    me: staff ?? null,
    ways: staff ? waysOf(staff.role) : [],
    ...(staff && { here: c.req.path, finder: isAllowed(staff.role, 'look') }),
  }
}
