// How a refusal leaves: as the problem of RFC 9457, or as a page in the person's language where a browser asks.
import { problems } from '../contract/problem.js'
import { chooseLanguage } from '../rendering/choose-language.js'
import { renderProblemPage } from '../rendering/render-problem-page.js'
import { answerJson } from './answer-json.js'
import { answerPage } from './answer-page.js'
import { catalogueInForce } from './catalogue-in-force.js'
import type { Dependencies } from './dependencies.js'
import type { RequestContext } from './env.js'
import { languageWish } from './language-wish.js'
import { pageHeaders } from './page-headers.js'
import { preferredType } from './preferred-type.js'
import { problemOf } from './problem-of.js'
import type { Refusal } from './refusal.js'
import { routes } from './routes.js'
import { answerStaffProblem } from './staff/answer-staff-problem.js'
import { answerFramed } from './widget/answer-framed.js'

/** Answers `refusal`; behind a link the page is the default, elsewhere the problem object. */
export async function answerProblem(
  c: RequestContext,
  refusal: Refusal,
  deps: Dependencies,
): Promise<Response> {
  const { status } = problems[refusal.code]
  const framed = c.get('route') === routes.showEmbed
  const console = c.get('route')?.audience === 'console'
  const viewer = framed || console || c.get('route')?.audience === 'viewer'
  if (preferredType(c.req.header('Accept'), viewer ? 'html' : 'json') === 'html') {
    if (console) return answerStaffProblem(c, refusal, deps)
    const page = await problemPage(c, refusal, deps)
    return framed
      ? answerFramed(c, status, page, deps.origins, refusal.headers)
      : answerPage(c, status, page, undefined, refusal.headers)
  }
  c.header('Vary', viewer ? 'Accept, Accept-Language' : 'Accept', { append: true })
  const { detail, errors } = refusal
  const problem = problemOf(refusal.code, {
    publicUrl: deps.publicUrl,
    requestId: c.get('requestId'),
    detail,
    errors,
  })
  return answerJson(c, status, problem, {
    ...(viewer && pageHeaders()),
    'Content-Type': 'application/problem+json',
    ...refusal.headers,
  })
}

async function problemPage(c: RequestContext, refusal: Refusal, deps: Dependencies): Promise<string> {
  const catalogue = await catalogueInForce(c, deps)
  const languages = catalogue?.languages ?? []
  const { asked, accepted } = languageWish(c)
  return renderProblemPage(refusal.code, chooseLanguage({ asked, acceptLanguage: accepted, languages }), {
    organisation: catalogue?.organisation ?? null,
    languages,
    request: c.get('requestId'),
  })
}
