// The whole HTTP service as one Hono app, the same on Node and on the edge. Order matters: every request is logged,
// then authenticated by the route table, then handled by its audience; what is left is 405 or 404.
import { Hono } from 'hono'
import { RegistryAway } from '../registry/port.js'
import { LookupsPassed, ShardsAway } from '../shard/port.js'
import { catalogue } from './admin/catalogue.js'
import { findings } from './admin/findings.js'
import { keys } from './admin/keys.js'
import { readMetrics } from './admin/read-metrics.js'
import { seen } from './admin/seen.js'
import { staff } from './admin/staff.js'
import { answerProblem } from './answer-problem.js'
import { authenticate } from './authenticate.js'
import type { Dependencies } from './dependencies.js'
import { describeFailure } from './describe-failure.js'
import type { Env } from './env.js'
import { logRequests } from './log-requests.js'
import { createMetrics } from './metrics.js'
import { decisions } from './producer/decisions.js'
import { explanation } from './producer/explanation.js'
import { links } from './producer/links.js'
import { about } from './public/about.js'
import { docs } from './public/docs/docs.js'
import { health } from './public/health.js'
import { openapi } from './public/openapi.js'
import { problemPages } from './public/problem-pages.js'
import { start } from './public/start.js'
import { Refusal } from './refusal.js'
import { refuseOtherMethods } from './refuse-other-methods.js'
import { routes } from './routes.js'
import { audit } from './staff/audit.js'
import { auditPage } from './staff/audit-page.js'
import { comparePage } from './staff/compare-page.js'
import { decision } from './staff/decision.js'
import { decisionPage } from './staff/decision-page.js'
import { findDecisions } from './staff/find-decisions.js'
import { home } from './staff/home.js'
import { oidcSignIn } from './staff/oidc-sign-in.js'
import { searchPage } from './staff/search-page.js'
import { signIn } from './staff/sign-in.js'
import { answersPage } from './staff/staff-answers.js'
import { cataloguePage } from './staff/staff-catalogue.js'
import { findingsPage } from './staff/staff-findings.js'
import { whyPage } from './viewer/why-page.js'
import { embed } from './widget/embed.js'
import { explanations } from './widget/explanations.js'
import { widgetFile } from './widget/widget-file.js'

/** Builds the service over its dependencies. `fetch` of the result answers every request and never throws. */
export function createApp(deps: Dependencies): Hono<Env> {
  const metrics = createMetrics()
  const app = new Hono<Env>()
  app.use(logRequests(deps, metrics))
  for (const route of Object.values(routes)) {
    app.on(route.method, route.path, authenticate(route, deps))
  }
  app.route('/', decisions(deps, metrics))
  app.route('/', explanation(deps))
  app.route('/', findDecisions(deps))
  app.route('/', decision(deps))
  app.route('/', audit(deps))
  app.route('/', links(deps))
  app.route('/', whyPage(deps))
  app.route('/', explanations(deps))
  app.route('/', embed(deps))
  app.route('/', widgetFile(deps))
  app.route('/', catalogue(deps))
  app.route('/', seen(deps))
  app.route('/', keys(deps))
  app.route('/', staff(deps))
  app.route('/', signIn(deps))
  app.route('/', oidcSignIn(deps))
  app.route('/', home(deps))
  app.route('/', searchPage(deps))
  app.route('/', decisionPage(deps))
  app.route('/', comparePage(deps))
  app.route('/', auditPage(deps))
  app.route('/', readMetrics(deps, metrics))
  app.route('/', findings(deps))
  app.route('/', answersPage(deps))
  app.route('/', findingsPage(deps))
  app.route('/', cataloguePage(deps))
  app.route('/', about(deps))
  app.route('/', start(deps))
  app.route('/', health(deps))
  app.route('/', openapi(deps))
  app.route('/', docs(deps))
  app.route('/', problemPages(deps))
  refuseOtherMethods(app)
  app.notFound(c => answerProblem(c, new Refusal('not-found'), deps))
  app.onError((error, c) => {
    const refusal = refusalOf(error)
    if (refusal.cause !== undefined) c.set('failure', describeFailure(refusal.cause))
    return answerProblem(c, refusal, deps)
  })
  return app
}

function refusalOf(error: Error): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof RegistryAway || error instanceof ShardsAway)
    return new Refusal('unavailable', { headers: { 'Retry-After': '1' }, cause: error.cause })
  if (error instanceof LookupsPassed)
    return new Refusal('lookups-passed', { headers: { 'Retry-After': String(error.retryAfter) } })
  return new Refusal('internal', { cause: error })
}
