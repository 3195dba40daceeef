// The port that every database driver fills. Three members, synchronous, the same on Node and in a Durable Object.

/** What a column holds. Blobs come back as `Uint8Array`; booleans are 0 and 1; integers stay within ± 2^53. */
export type SqlValue = null | number | string | Uint8Array

export type Row = Readonly<Record<string, SqlValue>>

/** A synchronous SQL database. SQL uses anonymous `?` only, at most 100 of them. */
export type Driver = {
  /** Every row that a query gives. */
  all(sql: string, ...values: SqlValue[]): Row[]
  /** Runs one statement. What it changed is asked for with RETURNING, by `all`. */
  run(sql: string, ...values: SqlValue[]): void
  /** Runs `work` in a transaction, or in a savepoint when one is open. A throw rolls back and is thrown on. */
  transaction<T>(work: () => T): T
}
