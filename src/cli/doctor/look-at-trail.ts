// The trail of who of the staff looked at whom: whole from its first entry to its last.
import type { AuditHead } from '../../domain/audit/audit-chain.js'
import type { Shard } from '../../shard/shard.js'
import { verifyAudit } from '../../shard/verify-audit.js'
import { sayTrail } from '../audit/say-trail.js'
import { columnsOf } from './columns-of.js'
import { type Diagnosis, whole, wrong } from './diagnosis.js'

const PIECE = 1_000

/** Walks the whole trail. Nothing is said of a database of a schema before there was one. */
export function lookAtTrail(shard: Shard, onEntries: (done: number) => void): Diagnosis[] {
  if (columnsOf(shard, 'audit').length === 0) return []
  let after: AuditHead | null = null
  for (;;) {
    const { verified, broken, done } = verifyAudit(shard, { after, most: PIECE })
    onEntries(verified.count)
    if (done) return [diagnosed(verified, broken)]
    after = verified
  }
}

function diagnosed({ count, link }: AuditHead, broken: ReturnType<typeof verifyAudit>['broken']): Diagnosis {
  if (count === 0 && !broken) return whole('trail', 'Nobody of the staff has looked at anyone yet.')
  const said = sayTrail({ shard: 0, entries: count, link: Buffer.from(link).toString('hex'), broken }, 1)
  if (!broken) return whole('trail', `Who looked at whom: ${said}.`)
  return wrong(
    'trail',
    `Who looked at whom: ${said}`,
    'From there on the trail proves nothing. Put a copy of the folder aside as evidence, find the newest backup whose trail is whole, and tell who answers for privacy: somebody changed the database by other means than the service, or it is damaged.',
  )
}
