// The audit trail on a screen, for whoever checks that staff look only where they have a reason to.
import { Hono } from 'hono'
import { renderAudit } from '../../rendering/staff/render-audit.js'
import { startOfDay } from '../../rendering/staff/staff-time.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { answerStaff } from './answer-staff.js'
import { readCursor, writeCursor } from './audit-cursor.js'

/** Entries on a page. */
const PAGE = 50
const PATH = '/staff/audit'

/** `GET /staff/audit`, and with `check` also what a walk along every trail found. */
export function auditPage(deps: Dependencies) {
  return new Hono<Env>().get(routes.showAudit.path, async c => {
    const fields = new URL(c.req.url).searchParams
    const typed = (name: string) => (fields.get(name) ?? '').trim()
    const asked = { from: typed('from'), to: typed('to'), actor: typed('actor') }
    const timeZone = (await deps.registry.currentCatalogue()).catalogue?.time_zone ?? 'UTC'
    const days = { from: dayOf(timeZone, asked.from, 0), to: dayOf(timeZone, asked.to, 1) }
    const wrong = (['from', 'to'] as const).filter(name => asked[name] !== '' && days[name] === null)
    const cursor = fields.get('cursor')
    const slice =
      wrong.length > 0
        ? { items: [], next: null, missing: 0 }
        : await deps.shards.audit({
            ...days,
            before: placeOf(cursor),
            actor: asked.actor || null,
            limit: PAGE,
          })
    const screen = {
      ...slice,
      asked,
      wrong,
      timeZone,
      check: fields.has('check') ? await deps.shards.verifyAudit() : null,
      next: slice.next && pathOf(asked, writeCursor(slice.next)),
      first: cursor === null ? null : pathOf(asked, null),
    }
    return answerStaff(c, deps, wrong.length > 0 ? 422 : 200, around => renderAudit(around, screen))
  })
}

function dayOf(timeZone: string, day: string, after: number): number | null {
  return day === '' ? null : startOfDay(timeZone, day, after)
}

function placeOf(cursor: string | null) {
  if (cursor === null) return null
  const place = readCursor(cursor)
  if (!place) throw new Refusal('query-invalid', { detail: 'The cursor is not one that this service gave.' })
  return place
}

function pathOf(asked: Readonly<Record<string, string>>, cursor: string | null): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  if (cursor !== null) query.set('cursor', cursor)
  return query.size > 0 ? `${PATH}?${query}` : PATH
}
