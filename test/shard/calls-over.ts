// A shard of a test behind the asynchronous calls of the runtime, without a thread or a network between.

import { inTurns } from '../../src/runtime/in-turns.js'
import { groupCommit } from '../../src/runtime/node/group-commit.js'
import type { ShardCalls } from '../../src/runtime/shard-calls.js'
import { recordThere } from '../../src/runtime/shard-methods.js'
import { check } from '../../src/shard/check.js'
import { explain } from '../../src/shard/explain.js'
import { find } from '../../src/shard/find.js'
import { findingsOverTime } from '../../src/shard/findings-over-time.js'
import { importance } from '../../src/shard/importance.js'
import { listAudit } from '../../src/shard/list-audit.js'
import { look } from '../../src/shard/look.js'
import { seen } from '../../src/shard/seen.js'
import type { Shard } from '../../src/shard/shard.js'
import { verifyAudit } from '../../src/shard/verify-audit.js'

/** Wraps an open shard. */
export function callsOver(shard: Shard, onFailure: (error: unknown) => void = () => {}): ShardCalls {
  const commits = groupCommit(shard, onFailure)
  return {
    record: (arrived, catalogue) => recordThere(commits.record, arrived, catalogue),
    explain: async requests => explain(shard, requests),
    check: async (decisions, catalogue, now) => check(shard, decisions, catalogue, now),
    importance: async range => importance(shard, range),
    find: request => inTurns(find(shard, request), async () => {}),
    look: async request => look(shard, request),
    listAudit: async request => listAudit(shard, request),
    verifyAudit: async request => verifyAudit(shard, request),
    findingsOverTime: async range => findingsOverTime(shard, range),
    seen: async request => seen(shard, request),
    ready: async () => {},
  }
}
