// Who may open what, whole: every route of the table, for every key, every session and nobody, and for what is one's own
// to look at, somebody else's, and not there. A route that is added is in it without a line here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, role as roles } from '../../../src/contract/credential.js'
import { type StaffRole, staffRole } from '../../../src/contract/staff-member.js'
import { type Route, routes } from '../../../src/http/routes.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { startService, type TestService } from '../../service.js'
import { jsonBody, read, tokenFor } from '../send.js'
import { addStaff, signInAs } from './sign-in-as.js'

const all: readonly Route[] = Object.values(routes)
const targets = ['own', 'foreign', 'none'] as const
type Target = (typeof targets)[number]
type Actor = 'nobody' | `key ${Role}` | `session ${StaffRole}`
const actors: readonly Actor[] = [
  'nobody',
  ...roles.options.map(role => `key ${role}` as const),
  ...staffRole.options.map(role => `session ${role}` as const),
]

let service: TestService
const tokens = { own: '', foreign: '', none: 'A'.repeat(96) }
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
  tokens.own = await tokenFor(service, aDecision({ id: 'own', subject: 'ann' }))
  tokens.foreign = await tokenFor(service, aDecision({ id: 'foreign', subject: 'bo' }))
})
afterAll(() => service.close())

/** What a path names: a decision of Ann's, one of another person, and none; what is used up is made anew. */
async function filled({ path }: Route, target: Target): Promise<string> {
  const fresh: Readonly<Record<string, () => Promise<string>>> = {
    '/v1/keys/:id': async () =>
      (
        await read<{ id: string }>(
          await service.request('/v1/keys', jsonBody(service, 'admin', { role: 'auditor', name: 'x' })),
        )
      ).id,
    '/v1/staff/:id': async () => (await addStaff(service, 'auditor', 'spare@example.com')).id,
    '/staff/sign-in/:token': async () => {
      const { link } = await addStaff(service, 'auditor', 'spare@example.com')
      return link.slice(link.lastIndexOf('/') + 1)
    },
  }
  const make = fresh[path]
  // Of these nothing is anybody else's: a token of another kind stands for it.
  if (make && target === 'own') return path.replace(/:\w+/, await make())
  return path.replace(/:(\w+)/g, (_, name) => (name === 'id' ? target : tokens[target]))
}

async function headersOf(actor: Actor): Promise<{ headers: Record<string, string>; csrf: string }> {
  const [kind, role] = actor.split(' ')
  if (kind === 'key') return { headers: service.as(roles.parse(role)), csrf: '' }
  if (kind !== 'session') return { headers: {}, csrf: '' }
  const { cookie, csrf } = await signInAs(service, staffRole.parse(role))
  return { headers: { cookie }, csrf }
}

async function ask(route: Route, actor: Actor, target: Target): Promise<Response> {
  const { headers, csrf } = await headersOf(actor)
  const body = route.signIn === 'session' && route.method !== 'GET' ? new URLSearchParams({ csrf }) : null
  return service.request(await filled(route, target), {
    method: route.method,
    headers: {
      ...headers,
      'wherefore-subject': 'ann',
      'wherefore-reason': 'T-4711',
      accept: 'application/json',
      ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(body && { body: body.toString() }),
  })
}

function expected(route: Route, actor: Actor): 'in' | 401 | 403 {
  if (route.roles.length === 0) return 'in'
  const [kind, role] = actor.split(' ')
  if (kind !== (route.signIn ?? 'key')) return 401
  return route.roles.some(each => each === role) ? 'in' : 403
}

/** An answer without what differs from request to request. */
async function told(answer: Response): Promise<string> {
  const text = (await answer.text()).replaceAll(answer.headers.get('x-request-id') ?? '-', '')
  return `${answer.status} ${answer.headers.get('content-type')} ${text}`
}

describe.each(all)('$method $path', route => {
  it('opens to exactly its roles, whatever is asked for; a refusal never tells what is there', async () => {
    const seen: Record<string, unknown> = {}
    const wanted: Record<string, unknown> = {}
    for (const actor of actors) {
      const bodies = new Set<string>()
      for (const target of targets) {
        const answer = await ask(route, actor, target)
        const refused = answer.status === 401 || answer.status === 403
        if (refused) bodies.add(await told(answer))
        seen[`${actor}, ${target}`] = refused ? answer.status : 'in'
        wanted[`${actor}, ${target}`] = expected(route, actor)
      }
      expect({ actor, bodies: bodies.size }).toEqual({
        actor,
        bodies: expected(route, actor) === 'in' ? 0 : 1,
      })
    }
    expect(seen).toEqual(wanted)
  })
})

describe("somebody else's", () => {
  const named = all.filter(route => route.path.includes(':id') && route.path.startsWith('/v1/decisions/'))

  it.each(named)('$method $path reads as what is not there', async route => {
    for (const actor of actors.filter(actor => expected(route, actor) === 'in')) {
      const [own, foreign, none] = await Promise.all(targets.map(target => ask(route, actor, target)))
      expect({ actor, own: own?.status }).toEqual({ actor, own: 200 })
      expect(foreign?.status).toBe(404)
      expect(foreign && (await told(foreign))).toBe(none && (await told(none)))
    }
  })
})
