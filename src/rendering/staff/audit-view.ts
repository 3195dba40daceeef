// The audit trail as its readers meet it: who looked at whom, when, and the reason that they gave.
import type { AuditEntry, AuditVerification } from '../../contract/audit.js'
import { type Language, messages } from '../generated/staff-messages.js'
import { ownHref } from '../page/safe-href.js'
import { visible } from '../words/visible.js'
import { staffTime } from './staff-time.js'

export type AuditScreen = {
  readonly items: readonly AuditEntry[]
  readonly asked: { readonly from: string; readonly to: string; readonly actor: string }
  readonly wrong: readonly ('from' | 'to')[]
  /** What a check of every trail found; null where none was asked for. */
  readonly check: AuditVerification | null
  /** Paths of the next page, of the first, and of the check. */
  readonly next: string | null
  readonly first: string | null
  /** Parts of the service that did not answer. */
  readonly missing: number
  readonly timeZone: string
}

export type AuditView = ReturnType<typeof auditView>

/** Rows, filters, and what the check said. */
export function auditView(screen: AuditScreen, language: Language) {
  const { items, asked, wrong, check, next, first, missing, timeZone } = screen
  const words = messages[language]
  return {
    asked,
    wrong: wrong.map(field => ({ text: words[`wrong.${field}`]() })),
    check: check && checkView(check, language),
    rows: items.map(({ at, actor, action, subject_ref, decision_id, reason }) => ({
      time: staffTime(timeZone, at),
      name: actor.name === null ? null : visible(actor.name),
      role: actor.role === 'producer' ? actor.role : words[`role.${actor.role}`](),
      action: words[`action.${action}`](),
      limit: action === 'limit-passed',
      person: subject_ref === null ? null : subject_ref.slice(0, 8),
      decision: decision_id ?? null,
      reason: reason === null ? null : visible(reason),
    })),
    missing: missing > 0 ? words['results.missing']({ missing }) : null,
    time_zone: timeZone,
    pages: next !== null || first !== null,
    next: next === null ? null : { href: ownHref(next, null) },
    first: first === null ? null : { href: ownHref(first, null) },
  }
}

function checkView({ trails, shards }: AuditVerification, language: Language) {
  const words = messages[language]
  const missing = shards.asked - shards.answered
  return {
    broken: trails.flatMap(({ shard, broken }) =>
      broken ? [{ text: words['audit.broken']({ no: broken.no, part: shard + 1 }) }] : [],
    ),
    checked: words['audit.checked']({ count: trails.reduce((sum, { entries }) => sum + entries, 0) }),
    missing: missing > 0 ? words['results.missing']({ missing }) : null,
  }
}
