// The one shard of a Node process: written by a thread of its own, read here. SQLite's log lets both at the same moment.
import { check } from '../../shard/check.js'
import { explain } from '../../shard/explain.js'
import { find } from '../../shard/find.js'
import { findingsOverTime } from '../../shard/findings-over-time.js'
import { importance } from '../../shard/importance.js'
import { listAudit } from '../../shard/list-audit.js'
import { forgetPerson } from '../../shard/person.js'
import type { RetireAnswer, RetireRequest } from '../../shard/retire.js'
import { seen } from '../../shard/seen.js'
import { forget, type Shard } from '../../shard/shard.js'
import { verifyAudit } from '../../shard/verify-audit.js'
import { inTurns, oneByOne } from '../in-turns.js'
import type { ShardCalls } from '../shard-calls.js'
import type { ShardWriter } from './shard-writer.js'

export type ShardOnNode = ShardCalls & {
  retire(request: RetireRequest): Promise<RetireAnswer>
  voidLinks(subjectRef: Uint8Array, at: number): Promise<boolean>
  writeRun(): Promise<boolean>
}

/** Puts both together. What a write makes untrue is forgotten here before that write is answered. */
export function shardOnNode(writer: ShardWriter, reader: Shard): ShardOnNode {
  const turn = oneByOne(nextTurn)
  return {
    record: writer.record,
    look: writer.look,
    find: request => inTurns(find(reader, request), turn),
    listAudit: async request => listAudit(reader, request),
    verifyAudit: async request => verifyAudit(reader, request),
    explain: async requests => explain(reader, requests),
    check: async (decisions, catalogue, now) => check(reader, decisions, catalogue, now),
    importance: async range => importance(reader, range),
    findingsOverTime: async range => findingsOverTime(reader, range),
    seen: async request => seen(reader, request),
    writeRun: writer.writeRun,
    async ready() {
      reader.driver.all('SELECT max(version) AS version FROM migration')
      await writer.ready()
    },
    async retire(request) {
      const answer = await writer.retire(request)
      if (answer.persons > 0) forget(reader)
      return answer
    },
    async voidLinks(subjectRef, at) {
      const known = await writer.voidLinks(subjectRef, at)
      forgetPerson(reader, subjectRef)
      return known
    },
  }
}

/** After the requests that arrived meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
