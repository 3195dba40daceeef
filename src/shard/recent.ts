// What a shard remembers of decisions that the table `lookup` does not hold yet.

export type RecentDecisions = {
  /** The number up to which `lookup` was filled when this was begun; null before anything was read. */
  settledTo: number | null
  /** The newest row that was read. */
  readTo: number
  /** Rows by person and id. Two persons may share an entry, so what is found is checked against its block. */
  readonly rows: Map<number, number[]>
}

/** Begins with nothing read. */
export function noRecentDecisions(): RecentDecisions {
  return { settledTo: null, readTo: 0, rows: new Map() }
}

/** Forgets everything: it is read again when it is next needed. */
export function forgetRecent(recent: RecentDecisions): void {
  recent.settledTo = null
  recent.rows.clear()
}
