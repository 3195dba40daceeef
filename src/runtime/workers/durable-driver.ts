// The driver over a Durable Object's own SQLite. Blobs come out as ArrayBuffer there; above this file they are Uint8Array.
import type { Driver, Row, SqlValue } from '../../storage/driver.js'

/** Wraps the storage of one Durable Object. */
export function durableDriver(storage: DurableObjectStorage): Driver {
  const all = (sql: string, ...values: SqlValue[]): Row[] =>
    storage.sql
      .exec(sql, ...values)
      .toArray()
      .map(rowOf)
  return {
    all,
    run(sql, ...values) {
      storage.sql.exec(sql, ...values)
      return Number(all('SELECT changes() AS n')[0]?.n)
    },
    transaction: work => storage.transactionSync(work),
  }
}

function rowOf(row: Record<string, SqlStorageValue>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  )
}
