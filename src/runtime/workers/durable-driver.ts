// The driver over a Durable Object's own SQLite. Blobs come out as ArrayBuffer there; above this file they are Uint8Array.
import type { Driver, Row } from '../../storage/driver.js'

/** Wraps the storage of one Durable Object. */
export function durableDriver(storage: DurableObjectStorage): Driver {
  return {
    all: (sql, ...values) =>
      storage.sql
        .exec(sql, ...values)
        .toArray()
        .map(rowOf),
    run(sql, ...values) {
      storage.sql.exec(sql, ...values)
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
