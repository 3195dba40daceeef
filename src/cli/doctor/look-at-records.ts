// What the shard holds: nothing hangs loose, a sample opens and is what its seals were made over, retention is kept.
import { type BlockFault, examineBlock } from '../../shard/examine-block.js'
import { sampleBlocks } from '../../shard/sample-blocks.js'
import type { Shard } from '../../shard/shard.js'
import { type Survey, survey } from '../../shard/survey.js'
import { counted, number } from '../counted.js'
import { columnsOf } from './columns-of.js'
import { type Diagnosis, RESTORE, warning, whole, wrong } from './diagnosis.js'
import { lookAtImportance } from './look-at-importance.js'

export type RecordsToLookAt = {
  readonly retentionDays: number
  readonly now: number
  /** How many blocks to open, half of them the newest. */
  readonly sample: number | 'all'
  onBlock(done: number, total: number): void
}

const DAY = 86_400_000
/** The sweep runs once a day; two days late it is not running. */
const GRACE = 2 * DAY
/** Block numbers that a sentence names. */
const NAMED = 5

/** Looks at rows, records, epochs and retention. */
export function lookAtRecords(shard: Shard, asked: RecordsToLookAt): Diagnosis[] {
  const found = survey(shard, asked)
  const missing = [...found.epochs.keys()].filter(epoch => !shard.epochs.has(epoch))
  return [
    ...rows(found),
    ...(missing.length > 0 ? [epochsMissing(missing)] : openedRecords(shard, asked)),
    ...epochsInUse(found),
    retention(found),
  ]
}

function rows(found: Survey): Diagnosis[] {
  const wrongs: Diagnosis[] = []
  const loose = found.rowsWithoutBlock + found.blocksWithoutRow + found.blocksWithoutPerson
  if (loose > 0)
    wrongs.push(
      wrong(
        'rows',
        `Of ${number(found.decisions)} index rows ${number(found.rowsWithoutBlock)} point at no record; of ${number(found.blocks)} blocks ${number(found.blocksWithoutRow)} have no row and ${number(found.blocksWithoutPerson)} belong to nobody.`,
        `Links to these decisions answer 404, 410 or 500. Rows were deleted or changed by other means than the service. ${RESTORE}`,
      ),
    )
  if (found.rowsNotFound > 0)
    wrongs.push(
      wrong(
        'rows',
        `${number(found.rowsNotFound)} of ${number(found.decisions)} decisions are not found by their person and id: the table that leads to them has lost entries.`,
        `Their links answer 410, and the same decision sent again would be stored twice. Stop the service and fill the table again: sqlite3 shard.db "INSERT OR IGNORE INTO lookup SELECT person, id_hash, no FROM decision ORDER BY person, id_hash, no"`,
      ),
    )
  if (found.cataloguesMissing.length > 0)
    wrongs.push(
      wrong(
        'rows',
        `Decisions are bound to catalogue version ${found.cataloguesMissing.join(', ')}, of which the shard has no copy. They cannot be explained.`,
        `Where the registry has it (wherefore catalogue show --number ${found.cataloguesMissing[0]}), stop the service and copy it back: sqlite3 shard.db "ATTACH 'registry.db' AS r; INSERT INTO catalogue SELECT version, body FROM r.catalogue WHERE version IN (${found.cataloguesMissing.join(', ')})". Otherwise restore both databases from one backup.`,
      ),
    )
  if (wrongs.length > 0) return wrongs
  const held = `${counted(found.decisions, 'decision')} in ${counted(found.blocks, 'block')}, of ${counted(found.persons, 'person')}`
  return [
    whole(
      'rows',
      `${held}. Each row points at a block; each block has its rows, its person and its catalogue.`,
    ),
  ]
}

/** Each follows "3 of 200 blocks cannot be". */
const FAULTS: Record<BlockFault, string> = {
  'does-not-open':
    'opened: bytes in them, or the key of their person, were changed. Their links answer with an error',
  'person-missing':
    'opened: their person, or the key of their person, is not there. Their links answer that the record is gone',
  'seal-differs': 'vouched for: what opens is not what the seal was made over',
  'record-unreadable': 'read: what opens is no decision. Their links answer with an error',
  'rows-differ': 'relied on: the index says something else than the records',
}

/** Counting anew opens every record: only where all are opened anyway, and only where they open. */
function openedRecords(shard: Shard, asked: RecordsToLookAt): Diagnosis[] {
  const opened = records(shard, asked)
  const counts = asked.sample === 'all' && opened.every(({ state }) => state === 'whole') && hasSums(shard)
  return counts ? [...opened, lookAtImportance(shard, asked)] : opened
}

/** A database of an older schema gets its sums at the next start. */
function hasSums(shard: Shard): boolean {
  return columnsOf(shard, 'uncounted').includes('findings_from')
}

function records(shard: Shard, { sample, onBlock }: RecordsToLookAt): Diagnosis[] {
  const faults = new Map<BlockFault, number[]>()
  let opened = 0
  let blocks = 0
  for (const { no, total } of numbers(shard, sample)) {
    const examined = examineBlock(shard, no)
    // Retention may have taken it meanwhile.
    if (!examined) continue
    blocks += 1
    opened += examined.records
    if (examined.fault) faults.set(examined.fault, [...(faults.get(examined.fault) ?? []), no])
    onBlock(blocks, total)
  }
  const which = sample === 'all' ? 'all' : 'the newest, and some from anywhere'
  if (blocks === 0) return [whole('records', 'There is none to open.')]
  if (faults.size === 0)
    return [
      whole(
        'records',
        `${counted(opened, 'record')} in ${counted(blocks, 'block')} (${which}): each opens, and is what its seal was made over.`,
      ),
    ]
  return [...faults].map(([fault, blocksOf]) => {
    const named = `${blocksOf.slice(0, NAMED).join(', ')}${blocksOf.length > NAMED ? ', …' : ''}`
    return wrong(
      'records',
      `${number(blocksOf.length)} of ${number(blocks)} blocks cannot be ${FAULTS[fault]} (block ${named}).`,
      RESTORE,
    )
  })
}

function* numbers(
  shard: Shard,
  sample: number | 'all',
): Generator<{ readonly no: number; readonly total: number }> {
  if (sample !== 'all') {
    const drawn = sampleBlocks(shard, { newest: Math.ceil(sample / 2), drawn: Math.floor(sample / 2) })
    for (const no of drawn) yield { no, total: drawn.length }
    return
  }
  const total = Number(shard.driver.all('SELECT count(*) AS n FROM block')[0]?.n)
  for (let after = 0; ; ) {
    const page = shard.driver.all('SELECT no FROM block WHERE no > ? ORDER BY no LIMIT 1000', after)
    if (page.length === 0) return
    for (const row of page) yield { no: Number(row.no), total }
    after = Number(page.at(-1)?.no)
  }
}

function epochsMissing(missing: readonly number[]): Diagnosis {
  return wrong(
    'records',
    `Persons' keys are wrapped under epoch ${missing.join(', ')}, and WHEREFORE_KEK has no key for it. Their records cannot be opened.`,
    'Put the key of that epoch back into WHEREFORE_KEK or the keys file. If it was destroyed on purpose, these records are gone for good.',
  )
}

function epochsInUse({ epochs }: Survey): Diagnosis[] {
  if (epochs.size === 0) return []
  const used = [...epochs].map(([epoch, persons]) => `${number(persons)} under epoch ${epoch}`)
  return [whole('epochs', `Persons' keys: ${used.join(', ')}.`)]
}

function retention({ overdue }: Survey): Diagnosis {
  if (overdue === null || overdue < GRACE) return whole('retention', 'Nothing is kept past its time.')
  return warning(
    'retention',
    `The oldest records are ${Math.floor(overdue / DAY)} days past their time.`,
    'The service deletes at its start and once a day. If it runs, look in its log for retention-failed; if it does not, this is a copy or stands still: let it run, or delete the copy.',
  )
}
