// Checks, seals and stores new decisions: a block for each person and kind, a slim row for each decision.
import { type DecisionKind, decisionKind } from '../contract/decision.js'
import type { Finding } from '../contract/finding.js'
import type { CatalogueIndex } from '../domain/catalogue-index.js'
import { findingsOf } from '../domain/findings/check.js'
import { findingBits } from '../domain/findings/finding-bits.js'
import { cohortKeys } from '../domain/record-bytes.js'
import { BLOCK_BYTES, BLOCK_RECORDS, sealBlock, sealCohorts } from '../domain/seal/block.js'
import { blockCommitment, commitment, saltAt } from '../domain/seal/commitment.js'
import { lookupNumber } from '../domain/seal/pseudonym.js'
import type { ArrivedDecision } from './arrived-decision.js'
import { PLACES } from './find-decision.js'
import { labelNumber } from './label.js'
import { personToRecord } from './person.js'
import { noteRecent } from './recent-decisions.js'
import type { Shard } from './shard.js'

/** What was found in decisions that are being stored. Those in which nothing was found are not in it. */
export type FoundInRequest = ReadonlyMap<ArrivedDecision, readonly Finding[]>

/** Stores decisions that were recognised as new; gives what was found. Runs inside the caller's transaction. */
export function storeBlocks(
  shard: Shard,
  fresh: readonly ArrivedDecision[],
  catalogue: CatalogueIndex,
  now: number,
): FoundInRequest {
  const found = new Map<ArrivedDecision, readonly Finding[]>()
  let block = lastBlock(shard)
  for (const decisions of blocksOf(fresh)) {
    block += 1
    storeBlock(shard, block, decisions, catalogue, now, found)
  }
  return found
}

/** Groups by person and kind in the order sent, within the limits of a block. */
function blocksOf(fresh: readonly ArrivedDecision[]): ArrivedDecision[][] {
  const blocks: ArrivedDecision[][] = []
  const open = new Map<string, { readonly decisions: ArrivedDecision[]; bytes: number }>()
  for (const arrived of fresh) {
    const name = `${arrived.decision.kind}\n${arrived.decision.subject}`
    const current = open.get(name)
    if (
      current &&
      current.decisions.length < BLOCK_RECORDS &&
      current.bytes + arrived.record.length <= BLOCK_BYTES
    ) {
      current.decisions.push(arrived)
      current.bytes += arrived.record.length + 1
      continue
    }
    const decisions = [arrived]
    open.set(name, { decisions, bytes: arrived.record.length + 1 })
    blocks.push(decisions)
  }
  return blocks
}

function storeBlock(
  shard: Shard,
  no: number,
  decisions: readonly ArrivedDecision[],
  catalogue: CatalogueIndex,
  now: number,
  found: Map<ArrivedDecision, readonly Finding[]>,
): void {
  const [first] = decisions
  if (!first) return
  const person = personToRecord(shard, first.subjectRef, first.decision.subject)
  const place = { person: first.subjectRef, block: no }
  const seed = shard.random(32)
  const records = decisions.map(arrived => arrived.record)
  const cohorts = decisions.some(arrived => arrived.cohorts !== '')
    ? sealCohorts(person.key, place, decisions.map(arrived => arrived.cohorts).join('\n'), shard.random(12))
    : null
  shard.driver.run(
    'INSERT INTO block (no, person, kind, received_at, catalogue, commitment, body, cohorts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    no,
    person.no,
    kindNumber(first.decision.kind),
    now,
    catalogue.version,
    blockCommitment(records.map((record, at) => commitment(saltAt(seed, at), record))),
    sealBlock(person.key, place, { seed, records }, shard.random(12), catalogue.dictionary),
    cohorts,
  )
  decisions.forEach((arrived, at) => {
    storeRow(shard, { no: no * PLACES + at, person: person.no }, arrived, catalogue, found)
  })
}

function storeRow(
  shard: Shard,
  row: { readonly no: number; readonly person: number },
  arrived: ArrivedDecision,
  catalogue: CatalogueIndex,
  found: Map<ArrivedDecision, readonly Finding[]>,
): void {
  const { decision, decisionRef } = arrived
  const findings = findingsOf(decision, cohortKeys(arrived.cohorts), catalogue)
  if (findings.length > 0) found.set(arrived, findings)
  const idHash = lookupNumber(decisionRef)
  shard.driver.run(
    'INSERT INTO decision (no, person, id_hash, item_hash, slate_hash, surface, system, occurred_at, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.no,
    row.person,
    idHash,
    arrived.itemNumber,
    arrived.slateNumber,
    labelNumber(shard, 'surface', decision.surface),
    labelNumber(shard, 'system', decision.system.id),
    Date.parse(decision.occurred_at),
    findingBits(findings),
  )
  noteRecent(shard, row.no, row.person, idHash)
}

/** Numbers are never given twice, also where every block is gone: what is settled is told by its number. */
function lastBlock(shard: Shard): number {
  const [row] = shard.driver.all(
    'SELECT max((SELECT coalesce(max(no), 0) FROM block), (SELECT no / 64 FROM settled WHERE only = 1)) AS no',
  )
  return Number(row?.no)
}

/** The place in the contract's list, which is append only: stored rows rest on it. */
function kindNumber(kind: DecisionKind): number {
  return decisionKind.options.indexOf(kind)
}
