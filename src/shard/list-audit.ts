// The audit trail for whoever reads it, newest first: names opened, and reasons as far as the person they are about is here.
import type { AuditedReason } from '../domain/audit/audit-entry.js'
import { openActor, openReason } from '../domain/audit/audit-seal.js'
import { SealBroken } from '../domain/seal/aead.js'
import { blob } from '../storage/blob.js'
import type { Row } from '../storage/driver.js'
import { findPerson } from './person.js'
import type { Shard } from './shard.js'

/** Entries that are opened in one call where only those of one actor are wanted: some milliseconds of work. */
const SCANNED = 1_000

/** A place in the order of time. */
export type AuditPlace = { readonly at: number; readonly no: number }

export type ListAuditRequest = {
  /** Only what is older than this; null at first. */
  readonly before: AuditPlace | null
  /** Unix milliseconds: from this moment on, and up to this one but without it. */
  readonly from: number | null
  readonly to: number | null
  /** The exact name; null for everybody. */
  readonly actor: string | null
  readonly most: number
}

export type ListedEntry = {
  readonly no: number
  readonly at: number
  readonly role: string
  /** Null where it does not open. */
  readonly name: string | null
  readonly action: string
  /** 16 bytes; null where nobody was shown. */
  readonly subjectRef: Uint8Array | null
  /** Null where the person or their key is gone, and where nobody was shown. */
  readonly about: AuditedReason | null
}

export type ListAuditAnswer = {
  readonly entries: readonly ListedEntry[]
  /** How far back it looked; null where there is nothing older. */
  readonly lookedTo: AuditPlace | null
}

/** Lists entries, newest first; older ones from `lookedTo` on, which may come before `most` are found. */
export function listAudit(shard: Shard, request: ListAuditRequest): ListAuditAnswer {
  const { before, from, to, actor, most } = request
  const scanned = actor === null ? most : SCANNED
  const rows = shard.driver.all(
    `SELECT no, at, role, actor, action, subject_ref, sealed FROM audit
     WHERE at >= ? AND (at, no) < (?, ?) ORDER BY at DESC, no DESC LIMIT ?`,
    from ?? 0,
    ...startOf(before, to),
    scanned,
  )
  const entries: ListedEntry[] = []
  for (const row of rows) {
    const name = nameIn(shard, row)
    if (actor !== null && name !== actor) continue
    const entry = listed(shard, row, name)
    entries.push(entry)
    if (entries.length === most) return { entries, lookedTo: { at: entry.at, no: entry.no } }
  }
  const last = rows.at(-1)
  const ended = rows.length < scanned || !last
  return { entries, lookedTo: ended ? null : { at: Number(last.at), no: Number(last.no) } }
}

/** The earlier of where the last page ended and of the span's end. */
function startOf(before: AuditPlace | null, to: number | null): [at: number, no: number] {
  const end = to ?? Number.MAX_SAFE_INTEGER
  return before && before.at < end ? [before.at, before.no] : [end, 0]
}

function nameIn(shard: Shard, row: Row): string | null {
  return opened(() => openActor(shard.keys.names, Number(row.no), blob(row.actor)))
}

function listed(shard: Shard, row: Row, name: string | null): ListedEntry {
  const no = Number(row.no)
  const subjectRef = blob(row.subject_ref)
  const shown = subjectRef.some(byte => byte !== 0)
  return {
    no,
    at: Number(row.at),
    role: String(row.role),
    name,
    action: String(row.action),
    subjectRef: shown ? subjectRef : null,
    about: shown ? reasonIn(shard, subjectRef, no, blob(row.sealed)) : null,
  }
}

/** Why, and what was seen; null where the person's key is gone, or is another one since. */
export function reasonIn(
  shard: Shard,
  subjectRef: Uint8Array,
  no: number,
  sealed: Uint8Array,
): AuditedReason | null {
  const key = findPerson(shard, subjectRef)?.key
  return key ? opened(() => openReason(key, subjectRef, no, sealed)) : null
}

function opened<T>(open: () => T): T | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}
