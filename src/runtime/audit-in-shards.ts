// The audit trails of all shards, read as one: merged newest first, and verified each for itself.
import type { AuditEntry, AuditTrail, AuditVerification } from '../contract/audit.js'
import type { AuditHead } from '../domain/audit/audit-chain.js'
import { visible } from '../rendering/words/visible.js'
import type { ListAuditRequest, ListedEntry } from '../shard/list-audit.js'
import type { AuditPosition, AuditQuery, AuditSlice } from '../shard/port.js'
import { askAllShards } from './ask-all-shards.js'
import { nextTurn } from './next-turn.js'
import type { ShardCalls } from './shard-calls.js'

type Asked = {
  readonly shards: readonly Pick<ShardCalls, 'listAudit' | 'verifyAudit'>[]
  onFailure(error: unknown): void
}
type Numbered = { readonly at: number; readonly calls: Asked['shards'][number] }

/** Entries verified in one call: some milliseconds of work. */
const PIECE = 1_000

/** Fills `audit` of the port. Throws `ShardsAway` where none answers. */
export async function auditInShards(routing: Asked, query: AuditQuery): Promise<AuditSlice> {
  const { before, limit, ...rest } = query
  const { asked, answers } = await askAllShards(numbered(routing), async ({ at, calls }) => {
    const place = before && placeIn(at, before)
    const { entries, lookedTo } = await calls.listAudit({ ...rest, before: place, most: limit + 1 })
    return { shard: at, entries, lookedTo }
  })
  // What lies behind the shard that looked back least is not known yet.
  const horizon = newest(answers.flatMap(({ shard, lookedTo }) => (lookedTo ? [{ shard, ...lookedTo }] : [])))
  const all = answers
    .flatMap(({ shard, entries }) => entries.map(entry => ({ shard, entry })))
    .sort((one, other) => compare(positionOf(one), positionOf(other)))
    .filter(one => !horizon || compare(positionOf(one), horizon) <= 0)
  const shown = all.slice(0, limit)
  const last = shown.at(-1)
  const next = all.length > limit && last ? positionOf(last) : horizon
  return { items: shown.map(({ entry }) => told(entry)), next, missing: asked - answers.length }
}

/** Fills `verifyAudit` of the port. Throws `ShardsAway` where none answers. */
export async function verifyAuditInShards(routing: Asked): Promise<AuditVerification> {
  const { asked, answers: trails } = await askAllShards(numbered(routing), verifyTrail)
  const answered = trails.length
  const intact = answered === asked && trails.every(({ broken }) => broken === null)
  return { intact, shards: { asked, answered }, trails: [...trails] }
}

async function verifyTrail({ at, calls }: Numbered): Promise<AuditTrail> {
  let after: AuditHead | null = null
  for (;;) {
    const { verified, broken, done } = await calls.verifyAudit({ after, most: PIECE })
    if (done) {
      const link = Buffer.from(verified.link).toString('hex')
      return { shard: at, entries: verified.count, link, broken }
    }
    after = verified
    await nextTurn()
  }
}

/** The entry as an auditor reads it. A name and a reason are somebody's own words: nothing in them stays hidden. */
function told({ at, role, name, action, subjectRef, about }: ListedEntry): AuditEntry {
  const [decision, ...others] = about?.decisions ?? []
  return {
    at: new Date(at).toISOString(),
    // What was written is of the contract; what was changed since is what verification is for.
    actor: { role: role as AuditEntry['actor']['role'], name: name === null ? null : visible(name) },
    action: action as AuditEntry['action'],
    subject_ref: subjectRef && Buffer.from(subjectRef).toString('hex'),
    ...(decision !== undefined && others.length === 0 && { decision_id: decision }),
    reason: about && visible(about.reason),
  }
}

function numbered({ shards, onFailure }: Asked) {
  return { shards: shards.map((calls, at): Numbered => ({ at, calls })), onFailure }
}

/** Newest first; of one moment by shard, then the later entry first. */
function compare(one: AuditPosition, other: AuditPosition): number {
  return other.at - one.at || one.shard - other.shard || other.no - one.no
}

function newest(positions: readonly AuditPosition[]): AuditPosition | null {
  return [...positions].sort(compare)[0] ?? null
}

function positionOf({ shard, entry }: { shard: number; entry: ListedEntry }): AuditPosition {
  return { at: entry.at, shard, no: entry.no }
}

/** The same place in a shard's own order. */
function placeIn(shard: number, { at, shard: last, no }: AuditPosition): ListAuditRequest['before'] {
  if (shard === last) return { at, no }
  return { at, no: shard < last ? 0 : Number.MAX_SAFE_INTEGER }
}
