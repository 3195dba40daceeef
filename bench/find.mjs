// How long staff wait for a search where one shard holds ten million decisions: by customer, by decision id, by item and
// week, and the ones that are hard. Rows are written straight into the database, in bulk; the newest are recorded for real,
// so that what is found opens. A folder that is filled already is measured again as it is.
import { randomBytes } from 'node:crypto'
import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { bundleSources } from '../scripts/bundle-sources.mjs'
import { benchCatalogue } from './catalogue.mjs'
import { decisionMaker } from './decisions.mjs'
import { latencies, round } from './statistics.mjs'

const DAY = 86_400_000
/** The newest of it: the clock of the bench's decisions. */
const END = Date.UTC(2023, 10, 14)
const DAYS = 400
/** About 25 decisions a person. */
const OF_PERSON = 25
const ITEMS = 100_000
const RUN = 32_768
/** A row of `decision`, its block of 330 bytes, look-up and postings. */
const BYTES = 480
const LOOKS = 500
const REAL = 2_000

const EXPORTS = `
  export { catalogue } from './contract/catalogue.js'
  export { decision } from './contract/decision.js'
  export { deriveKeys } from './domain/seal/derive-keys.js'
  export { lookupNumber, lookupRef, subjectRef } from './domain/seal/pseudonym.js'
  export { openSqlite, readSqlite } from './runtime/node/sqlite-driver.js'
  export { packDecisions, unpackDecisions } from './runtime/packed-decisions.js'
  export { decisionRouter } from './runtime/route-decision.js'
  export { find } from './shard/find.js'
  export { rowsQuery } from './shard/find-rows.js'
  export { look } from './shard/look.js'
  export { record } from './shard/record.js'
  export { settle } from './shard/settle.js'
  export { openShard, shardOver } from './shard/shard.js'
  export { writeRun } from './shard/write-run.js'`

const { decisions, folder } = await json(process.stdin)
const engine = await import(await bundleSources('bench-find', EXPORTS))
const keys = engine.deriveKeys(Buffer.alloc(32, 7))
const epochs = new Map([[0, Buffer.alloc(32, 9)]])
const file = join(folder, 'shard.db')
const filled = existsSync(file) ? null : fill()
process.stdout.write(JSON.stringify(measure()))

/** Everything but the sums of a day, which no search reads. Nothing is synced: it can be made again. */
function fill() {
  const { bavail, bsize } = statfsSync(folder)
  // Sorting the look-up table takes a second copy of it for a while.
  if (bavail * bsize < decisions * BYTES * 2)
    throw new Error(`${folder} has no room for ${decisions} decisions`)
  const begin = performance.now()
  const driver = engine.openSqlite(file)
  driver.run('PRAGMA synchronous = OFF')
  const shard = engine.openShard(driver, keys, epochs, randomBytes)
  const persons = Math.ceil(decisions / OF_PERSON)
  inPieces(driver, persons, at => person(driver, at))
  let runsMs = 0
  let runs = 0
  for (let from = 0; from < decisions; from += RUN) {
    const to = Math.min(decisions, from + RUN)
    driver.transaction(() => {
      for (let at = from; at < to; at++) row(driver, at, persons)
    })
    const before = performance.now()
    if (engine.writeRun(shard)) runs += 1
    runsMs += performance.now() - before
    if (from % (RUN * 30) === 0) process.stderr.write(`  ${from} of ${decisions} decisions\n`)
  }
  process.stderr.write('  sorting the look-up table\n')
  engine.settle(shard)
  recordReal(shard)
  driver.checkpoint(true)
  driver.close()
  return { seconds: Math.round((performance.now() - begin) / 1000), run_ms: round(runsMs / runs) }
}

function inPieces(driver, count, work) {
  for (let from = 0; from < count; from += RUN) {
    driver.transaction(() => {
      for (let at = from; at < Math.min(count, from + RUN); at++) work(at)
    })
  }
}

function person(driver, at) {
  driver.run(
    'INSERT INTO person (no, ref, epoch, wrapped_key, subject) VALUES (?, ?, 0, zeroblob(60), zeroblob(44))',
    at + 1,
    engine.subjectRef(keys, `customer-${at}`),
  )
}

function row(driver, at, persons) {
  const received = END - DAYS * DAY + Math.floor((at * DAYS * DAY) / decisions)
  // One in a hundred comes late, up to a month.
  const late = mixed(at, 1) % 100 === 0 ? mixed(at, 2) % (30 * DAY) : 0
  const of = (mixed(at, 3) % persons) + 1
  driver.run(
    'INSERT INTO block (no, person, kind, received_at, catalogue, commitment, body) VALUES (?, ?, ?, ?, 1, zeroblob(32), zeroblob(232))',
    at + 1,
    of,
    at % 50 === 0 ? 4 : 0,
    received,
  )
  driver.run(
    'INSERT INTO decision (no, person, id_hash, item_hash, surface, system, occurred_at, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    (at + 1) * 64,
    of,
    decisionHash(at),
    itemHash(itemOf(at)),
    1 + (mixed(at, 4) % 5),
    6 + (mixed(at, 5) % 5),
    received - late,
    // Bit 6 in one of a thousand; bit 11 in one of two million.
    (at % 1_000 === 7 ? 64 : 0) + (at % 2_000_000 === 11 ? 2_048 : 0),
  )
}

/** 32 well-mixed bits. */
function mixed(at, salt) {
  let bits = Math.imul(at ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

function hash48(at, salt) {
  return (mixed(at, salt) >>> 8) * 2 ** 24 + (mixed(at, salt + 1) >>> 8)
}

function decisionHash(at) {
  return hash48(at, 10)
}

function itemHash(item) {
  return hash48(item, 20)
}

/** A few items are shown very often: the first in two of a hundred decisions. */
function itemOf(at) {
  return Math.floor(ITEMS * (mixed(at, 6) / 2 ** 32) ** 3)
}

/** As the service stores them, sealed: of two hundred persons, after everything else. */
function recordReal(shard) {
  const next = decisionMaker({ shape: 'slates', seed: 5 })
  const catalogue = { version: 1, catalogue: engine.catalogue.parse(benchCatalogue) }
  const route = engine.decisionRouter(keys)
  const routed = Array.from({ length: REAL }, () => route(engine.decision.parse(next())))
  const sent = engine.unpackDecisions(engine.packDecisions(routed))
  for (let at = 0; at < REAL; at += 100)
    engine.record(shard, { now: END, catalogueVersion: 1, catalogue, decisions: sent.slice(at, at + 100) })
}

function measure() {
  const reader = engine.readSqlite(file)
  const shard = engine.shardOver(reader, keys, epochs, randomBytes)
  const writing = engine.openSqlite(file)
  const writer = engine.shardOver(writing, keys, epochs, randomBytes)
  const persons = Math.ceil(decisions / OF_PERSON)
  const anyone = look => engine.subjectRef(keys, `customer-${mixed(look, 30) % persons}`)
  const someDecision = look => mixed(look, 31) % decisions
  const someItem = look => itemHash(itemOf(mixed(look, 32)))
  const week = look => {
    const from = END - DAYS * DAY + (mixed(look, 33) % (DAYS - 7)) * DAY
    return { from, to: from + 7 * DAY }
  }
  const cases = {
    customer: look => ({ subjectRef: anyone(look) }),
    decision_id: look => ({ decision: decisionHash(someDecision(look)) }),
    no_such_decision_id: look => ({ decision: hash48(look, 40) }),
    item_and_week: look => ({ item: someItem(look), ...week(look) }),
    most_shown_item_and_week: look => ({ item: itemHash(0), ...week(look) }),
    item: look => ({ item: someItem(look) }),
    customer_and_item: look => ({ subjectRef: anyone(look), item: someItem(look) }),
    newest: () => ({}),
    finding_in_1_of_1000_and_week: look => ({ finding: 'no-consent', ...week(look) }),
  }
  const rare = {
    kind_in_1_of_50: () => ({ kind: 'price' }),
    finding_in_1_of_2_million: () => ({ finding: 'minor-profiled' }),
  }
  const measured = {}
  for (const [name, wanted] of Object.entries(cases)) measured[name] = timed(shard, wanted, LOOKS)
  for (const [name, wanted] of Object.entries(rare)) measured[name] = timed(shard, wanted, 10)
  measured.newest_of_a_customer_opened_and_audited = opened(shard, writer)
  const size = statSync(file).size
  const runs = Number(reader.all('SELECT count(*) AS n FROM run')[0].n)
  const postings = Number(reader.all('SELECT sum(length(entries)) AS n FROM posting')[0].n)
  const answer = {
    decisions,
    runs,
    file_mb: Math.round(size / 2 ** 20),
    posting_bytes_per_decision: round(postings / decisions),
    filled,
    cases: measured,
    plans: plans(reader),
  }
  reader.close()
  writing.close()
  return answer
}

/** A page of twenty each time; the first ones are not counted. */
function timed(shard, wantedAt, looks) {
  const times = []
  let longest = 0
  let hits = 0
  let steps = 0
  for (let look = -10; look < looks; look++) {
    const begin = performance.now()
    const answer = finished(engine.find(shard, { wanted: wantedAt(look + 1_000), after: null, most: 21 }))
    if (look < 0) continue
    times.push(performance.now() - begin)
    longest = Math.max(longest, answer.longest)
    hits += answer.hits.length
    steps += answer.steps
  }
  return {
    ...latencies(times),
    longest_step_ms: round(longest),
    steps: round(steps / looks),
    hits: round(hits / looks),
  }
}

function finished(work) {
  let longest = 0
  for (let steps = 1; ; steps++) {
    const begin = performance.now()
    const { done, value } = work.next()
    longest = Math.max(longest, performance.now() - begin)
    if (done) return { ...value, longest, steps }
  }
}

/** What the console waits for: found, opened, and the audit entry synced. */
function opened(shard, writer) {
  const next = decisionMaker({ shape: 'slates', seed: 5 })
  const subjects = [...new Set(Array.from({ length: REAL }, () => next().subject))]
  const times = subjects.map(subject => {
    const begin = performance.now()
    const wanted = { subjectRef: engine.subjectRef(keys, subject) }
    const { hits } = finished(engine.find(shard, { wanted, after: null, most: 21 }))
    const looks = engine.look(writer, {
      now: Date.now(),
      actor: { role: 'support', name: 'bench' },
      action: 'list',
      reason: 'bench',
      wanted: hits.slice(0, 20).map(({ no }) => ({ no })),
    })
    if (looks.length === 0 || looks.some(({ outcome }) => outcome !== 'found'))
      throw new Error('what was recorded for real does not open')
    return performance.now() - begin
  })
  return latencies(times)
}

/** How SQLite goes about each piece of a search. */
function plans(reader) {
  const none = {
    person: null,
    decision: null,
    item: null,
    surface: null,
    system: null,
    finding: null,
    kind: null,
  }
  const filter = { ...none, from: 0, after: { occurredAt: END, no: 0 } }
  const pieces = {
    stretch: [
      { after: 64, last: 128 },
      { ...filter, finding: 64 },
    ],
    stretch_and_kind: [
      { after: 64, last: 128 },
      { ...filter, kind: 4 },
    ],
    candidates: [{ blocks: [1] }, { ...filter, item: 5 }],
    customer: [{ numbers: [64] }, { ...filter, person: 1 }],
  }
  return Object.fromEntries(
    Object.entries(pieces).map(([name, [piece, asked]]) => {
      const { sql, values } = engine.rowsQuery(piece, asked)
      return [name, reader.all(`EXPLAIN QUERY PLAN ${sql}`, ...values, 21).map(({ detail }) => detail)]
    }),
  )
}
