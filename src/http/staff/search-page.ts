// The console's search. The form is a POST, because a customer's id must not stand in an address; it leads on to an
// address that says nothing of them, can be kept, and is looked up, and audited, each time it is opened.
import { Hono } from 'hono'
import { lookReason } from '../../contract/audit.js'
import type { Catalogue } from '../../contract/catalogue.js'
import { refusedStrings } from '../../contract/parse-decision.js'
import { renderSearch } from '../../rendering/staff/render-search.js'
import type { AskedFilters, SearchResults, SearchScreen } from '../../rendering/staff/search-view.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { routes } from '../routes.js'
import { actorOf } from './actor-of.js'
import { answerSeeOther, answerStaff } from './answer-staff.js'
import { askReason } from './ask-reason.js'
import { readCursor, writeCursor } from './find-cursor.js'
import { foundDecisions } from './found-decisions.js'
import { askedFilters, hasFilters, searchOf, searchPath } from './search-filters.js'
import { sessionCookie } from './session-cookie.js'
import { signedIn } from './signed-in.js'

/** Decisions on a page. */
const PAGE = 20
const SEARCH = '/staff/search'

/** `POST` and `GET /staff/search`, `GET /staff/persons/:address`. */
export function searchPage(deps: Dependencies) {
  return new Hono<Env>()
    .post(routes.searchForm.path, async c => {
      const form = c.get('form') ?? new URLSearchParams()
      const asked = askedFilters(form)
      const person = /^[\w-]{83}$/.exec(form.get('person') ?? '')?.[0] ?? null
      const kept = signedIn(c).reason
      const reason = lookReason.safeParse(form.get('reason') ?? kept ?? '')
      const { wrong } = searchOf(asked, await timeZone(deps))
      const missing = [
        ...(reason.success && refusedStrings(reason.data).length === 0 ? [] : (['reason'] as const)),
        ...(asked.subject === '' && person === null && !hasFilters(asked) ? (['nothing'] as const) : []),
      ]
      if (wrong.length + missing.length > 0 || !reason.success) {
        const typed = form.get('reason') ?? kept ?? ''
        return answerSearch(c, deps, 422, { asked, person, wrong: [...missing, ...wrong], reason: typed })
      }
      if (reason.data !== kept) await deps.staff.keepReason(sessionCookie(c) ?? '', reason.data)
      const whose = asked.subject === '' ? person : deps.shards.personAddress(asked.subject)
      return answerSeeOther(c, searchPath(whose === null ? SEARCH : `/staff/persons/${whose}`, asked))
    })
    .get(routes.showSearch.path, c => results(c, deps, null))
    .get(routes.showPerson.path, c => results(c, deps, c.req.param('address')))
}

/** The form before anything was asked: the first page of whoever may look. */
export function emptySearch(c: RequestContext, deps: Dependencies): Promise<Response> {
  return answerSearch(c, deps, 200, { asked: askedFilters(new URLSearchParams()) })
}

async function results(c: RequestContext, deps: Dependencies, person: string | null): Promise<Response> {
  const fields = new URL(c.req.url).searchParams
  const asked = { ...askedFilters(fields), subject: '' }
  if (person === null && !hasFilters(asked)) return emptySearch(c, deps)
  const { search, wrong } = searchOf(asked, await timeZone(deps))
  if (wrong.length > 0) return answerSearch(c, deps, 422, { asked, person, wrong })
  const { reason } = signedIn(c)
  if (reason === null) return askReason(c, deps)
  const path = person === null ? SEARCH : `/staff/persons/${person}`
  const cursor = fields.get('cursor')
  const { found, next, missing } = await foundDecisions(
    deps.shards,
    {
      ...search,
      ...(person !== null && { address: person }),
      after: cursor === null ? null : readCursor(cursor),
      most: PAGE,
    },
    { actor: actorOf(c), reason },
  )
  return answerSearch(c, deps, 200, {
    asked,
    person,
    results: {
      found,
      missing,
      next: next && searchPath(path, asked, writeCursor(next)),
      first: cursor === null ? null : searchPath(path, asked),
      searchedBackTo: next && found.length < PAGE ? next.occurredAt : null,
    },
  })
}

type Answered = {
  readonly asked: AskedFilters
  readonly person?: string | null
  readonly wrong?: SearchScreen['wrong']
  readonly results?: SearchResults
  readonly reason?: string
}

async function answerSearch(
  c: RequestContext,
  deps: Dependencies,
  status: 200 | 422,
  { asked, person = null, wrong = [], results = undefined, reason = undefined }: Answered,
): Promise<Response> {
  const catalogue = await catalogueNow(deps)
  const screen = {
    asked,
    person,
    wrong,
    results: results ?? null,
    reason: reason ?? signedIn(c).reason ?? '',
    systems: Object.keys(catalogue?.systems ?? {}),
    surfaces: Object.keys(catalogue?.surfaces ?? {}),
    timeZone: catalogue?.time_zone ?? 'UTC',
    publicUrl: deps.publicUrl,
  }
  return answerStaff(c, deps, status, around => renderSearch(around, screen))
}

async function timeZone(deps: Dependencies): Promise<string> {
  return (await catalogueNow(deps))?.time_zone ?? 'UTC'
}

async function catalogueNow({ registry }: Dependencies): Promise<Catalogue | null> {
  return (await registry.currentCatalogue()).catalogue
}
