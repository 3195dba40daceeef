// What recording these entries would find and say, without storing any of them.
import type { Explanation } from '../../contract/explanation.js'
import type { FieldError } from '../../contract/field-error.js'
import type { Dependencies } from '../dependencies.js'
import { explainRecord } from '../explain-record.js'
import type { LanguageWish } from '../language-wish.js'
import type { Entry } from './read-decisions.js'

export type CheckedItem = {
  readonly index: number
  readonly id: string | null
  readonly valid: boolean
  readonly errors?: readonly FieldError[]
  readonly findings?: Explanation['findings']
  readonly explanation?: Explanation
}

/** Entries that are explained in one turn of the event loop, so that a page never waits for a whole batch. */
const TURN = 50

/** One item an entry, in the order sent. */
export async function checkEntries(
  entries: readonly Entry[],
  wish: LanguageWish,
  deps: Dependencies,
): Promise<CheckedItem[]> {
  const items: CheckedItem[] = []
  for (let from = 0; from < entries.length; from += TURN) {
    if (from > 0) await nextTurn()
    items.push(...(await checkSome(entries.slice(from, from + TURN), from, wish, deps)))
  }
  return items
}

async function checkSome(
  entries: readonly Entry[],
  from: number,
  wish: LanguageWish,
  { shards, publicUrl }: Dependencies,
): Promise<CheckedItem[]> {
  const outcomes = await shards.check(entries.flatMap(entry => (entry.ok ? [entry.decision] : [])))
  let next = 0
  return entries.map((entry, i): CheckedItem => {
    const index = from + i
    if (!entry.ok) return { index, id: entry.id, valid: false, errors: entry.errors }
    const outcome = outcomes[next++]
    if (!outcome) throw new Error('the shards answered fewer decisions than they were given')
    const { id } = entry.decision
    if (outcome.status === 'invalid') return { index, id, valid: false, errors: outcome.errors }
    const explanation = explainRecord(outcome.record, wish, publicUrl)
    return { index, id, valid: true, findings: explanation.findings, explanation }
  })
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
