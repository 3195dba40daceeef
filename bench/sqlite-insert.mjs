// The least that storing durably can do: the same bytes, unread, as one blob a row, 100 rows a transaction, synced.
import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import { requestBodies } from './decisions.mjs'
import { round, summary } from './statistics.mjs'

const { folder, rows } = await json(process.stdin)
const distinct = Math.min(rows, 20_000)
const bodies = requestBodies({ shape: 'persons', seed: 1, batch: 1, encoding: 'plain', count: distinct })
process.stdout.write(JSON.stringify({ ...insertAll(), fsync_us: syncTime() }))

function insertAll() {
  const database = new Database(join(folder, 'limit.db'))
  database.pragma('page_size = 8192')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -131072')
  database.pragma('wal_autocheckpoint = 8000')
  database.exec('CREATE TABLE decision (no INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO decision (body) VALUES (?)')
  const insertSome = database.transaction(from => {
    for (let row = from; row < from + 100; row++) insert.run(bodies[row % distinct])
  })
  const cpuBefore = process.cpuUsage()
  const begin = performance.now()
  for (let row = 0; row < rows; row += 100) insertSome(row)
  const took = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  database.close()
  return { rows_per_s: Math.round(rows / took), cpu_us: round((user + system) / rows) }
}

/** Microseconds to append 4 KiB and sync, the median: below about 20 the folder is not on a disk. */
function syncTime() {
  const file = openSync(join(folder, 'sync'), 'w')
  const page = Buffer.alloc(4096)
  const times = Array.from({ length: 201 }, () => {
    const begin = performance.now()
    writeSync(file, page)
    fdatasyncSync(file)
    return (performance.now() - begin) * 1000
  })
  return Math.round(summary(times).median)
}
