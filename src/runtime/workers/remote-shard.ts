// A shard that is a Durable Object elsewhere. It may fail or hang: then it did not answer, and its items are unavailable.
// It may still have stored what it was sent: sent again, that is a duplicate.
import { randomBytes } from 'node:crypto'
import { check } from '../../shard/check.js'
import type { ShardCalls } from '../shard-calls.js'
import { recordThere } from '../shard-methods.js'
import { inTime } from './in-time.js'
import type { ShardMethods } from './shard-methods.js'

/**
 * Wraps the object; `stub` is asked for anew for each call, because a broken one stays broken. A call that takes longer
 * than `deadline()` milliseconds has not been answered.
 */
export function remoteShard(stub: () => ShardMethods, deadline: () => number): ShardCalls {
  return {
    record: (arrived, catalogue) =>
      inTime(
        recordThere(request => stub().record(request), arrived, catalogue),
        deadline(),
        'shard-late',
      ),
    explain: requests => inTime(stub().explain(requests), deadline(), 'shard-late'),
    // Stores nothing and reads nothing: it needs no object.
    check: async (decisions, catalogue, now) =>
      check({ random: size => randomBytes(size) }, decisions, catalogue, now),
    importance: range => inTime(stub().importance(range), deadline(), 'shard-late'),
    find: request => inTime(stub().find(request), deadline(), 'shard-late'),
    look: request => inTime(stub().look(request), deadline(), 'shard-late'),
    listAudit: request => inTime(stub().listAudit(request), deadline(), 'shard-late'),
    verifyAudit: request => inTime(stub().verifyAudit(request), deadline(), 'shard-late'),
    findingsOverTime: range => inTime(stub().findingsOverTime(range), deadline(), 'shard-late'),
    seen: request => inTime(stub().seen(request), deadline(), 'shard-late'),
    ready: () => inTime(stub().ready(), deadline(), 'shard-late'),
  }
}
