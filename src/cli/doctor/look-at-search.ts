// What staff find decisions by: it leads to every decision, and rules none out that is there.
import { decisionsInNoRun, examineRun, runNumbers } from '../../shard/examine-run.js'
import type { Shard } from '../../shard/shard.js'
import { counted, number } from '../counted.js'
import { columnsOf } from './columns-of.js'
import { type Diagnosis, whole, wrong } from './diagnosis.js'

/** How many runs are looked at, the newest, where not all records are opened. */
const SAMPLE = 4

const MEND =
  'Support staff miss them when they search; links and records are not affected. Stop the service and throw the index away; the service makes it anew after its next start: sqlite3 shard.db "DELETE FROM posting; DELETE FROM run"'

/** Looks at the newest runs, or at all. Nothing is said of a database of a schema before there was a search. */
export function lookAtSearch(
  shard: Shard,
  all: boolean,
  onRun: (done: number, total: number) => void,
): Diagnosis[] {
  if (columnsOf(shard, 'run').length === 0) return []
  const runs = runNumbers(shard)
  if (runs.length === 0) return [whole('search', 'No index yet: a search reads every row.')]
  const looked = all ? runs : runs.slice(0, SAMPLE)
  let decisions = 0
  let missed = decisionsInNoRun(shard)
  looked.forEach((no, at) => {
    onRun(at + 1, looked.length)
    const examined = examineRun(shard, no)
    decisions += examined?.decisions ?? 0
    missed += examined?.missed ?? 0
  })
  if (missed > 0)
    return [wrong('search', `${counted(missed, 'decision')} cannot be found by searching.`, MEND)]
  const which =
    looked.length < runs.length ? `the newest ${looked.length} of ${runs.length} parts` : 'all of it'
  return [whole('search', `The index (${which}) leads to each of its ${number(decisions)} decisions.`)]
}
