// `wherefore doctor` over folders that were really damaged: each kind is found, said in words, and nothing about a person is.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { shardOver } from '../../src/shard/shard.js'
import { writeRun } from '../../src/shard/write-run.js'
import { aCatalogue } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { bundleChild, startChild } from '../fixtures/start-child.js'
import { startServiceOnNode } from '../service-on-node.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')

let folder = ''
/** A folder in good order; every test works on a copy. */
let sound = ''
let copies = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-doctor-'))
  sound = join(folder, 'sound')
  const service = await startServiceOnNode({ folder: sound, catalogue: aCatalogue() })
  const decisions = Array.from({ length: 120 }, (_, at) =>
    aDecision({
      id: `d-${at}`,
      subject: `customer-${at % 30}`,
      slate_id: `slate-${at % 30}`,
      // One of them is found to lack a consent.
      consent: { purposes: at === 7 ? [] : ['personalised_content'] },
    }),
  )
  await service.service.shards.record(decisions, { links: false, bytes: 0 })
  for (let at = 0; at < 3; at++) {
    await service.service.shards.look({
      actor: { role: 'support', name: 'Ada' },
      action: 'view',
      reason: `ticket ${at}`,
      wanted: [{ subject: 'customer-1', decisionId: 'd-1' }],
    })
  }
  await service.close()
  // What the service writes once there are thousands of decisions.
  const driver = openSqlite(join(sound, 'shard.db'))
  writeRun(shardOver(driver, deriveKeys(randomBytes(32)), new Map(), randomBytes), { least: 1, most: 80 })
  driver.close()
  chmodSync(sound, 0o700)
})
afterAll(() => rmSync(folder, { recursive: true }))

function copy(): string {
  copies += 1
  const data = join(folder, `copy-${copies}`)
  cpSync(sound, data, { recursive: true })
  chmodSync(data, 0o700)
  return data
}

function run(words: readonly string[], more: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, WHEREFORE_PUBLIC_URL: 'https://why.example.com', ...more }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'doctor', ...words], {
    env,
    encoding: 'utf8',
  })
  expect(stdout + stderr).not.toMatch(/customer-\d|d-\d+\b|sku-1|slate-\d|hiking boots/)
  return { status, stdout, stderr }
}

type Check = { readonly check: string; readonly state: string; readonly says: string; readonly mend?: string }

function checks(data: string, more: Record<string, string> = {}, ...words: string[]) {
  const { status, stdout, stderr } = run(['--data', data, '--json', ...words], more)
  expect(stderr).toBe('')
  const read = JSON.parse(stdout) as { whole: boolean; checks: Check[] } // what --json prints
  expect(status).toBe(read.whole ? 0 : 1)
  return read.checks
}

function sql(data: string, name: string, ...statements: string[]): void {
  const database = openSqlite(join(data, name))
  for (const statement of statements) database.run(statement)
  database.close()
}

/** Changes one byte of the newest block's body, as a failing disk would, behind SQLite's back. */
function flipByteOfBlock(data: string): void {
  const file = join(data, 'shard.db')
  const database = openSqlite(file)
  const [row] = database.all('SELECT body FROM block ORDER BY no DESC LIMIT 1')
  database.close()
  const bytes = readFileSync(file)
  const at = bytes.indexOf(row?.body as Uint8Array) // STRICT: a blob
  expect(at).toBeGreaterThan(0)
  bytes[at + 20] = (bytes[at + 20] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

describe('wherefore doctor', () => {
  it('says that a folder in good order is whole, on each thing it looked at, and exits with 0', () => {
    const found = checks(copy())
    expect(found.map(({ check, state }) => `${check} ${state}`)).toEqual([
      'settings whole',
      'address whole',
      'folder whole',
      'service whole',
      'shard.db whole',
      'registry.db whole',
      'keys whole',
      'catalogue whole',
      'rows whole',
      'records whole',
      'epochs whole',
      'retention whole',
      'search whole',
      'trail whole',
      expect.stringMatching(/^disk (whole|warning)$/),
    ])
    const says = (wanted: string) => found.find(({ check }) => check === wanted)?.says
    expect(says('records')).toMatch(/^120 records in \d+ blocks/)
    expect(says('search')).toMatch(/^The index \(all of it\) leads to each of its 8\d decisions\.$/)
    expect(says('trail')).toMatch(/^Who looked at whom: 3 entries, last link [0-9a-f]{64}\.$/)
  })

  it('says so where nobody looked at anyone, and where there is no index yet', async () => {
    const data = join(folder, 'new')
    await (await startServiceOnNode({ folder: data, catalogue: aCatalogue() })).close()
    const found = checks(data)
    expect(found.find(({ check }) => check === 'search')?.says).toBe(
      'No index yet: a search reads every row.',
    )
    expect(found.find(({ check }) => check === 'trail')?.says).toBe(
      'Nobody of the staff has looked at anyone yet.',
    )
  })

  it('opens every record with --sample all, and only some with a number', () => {
    const records = (...words: string[]) =>
      checks(copy(), {}, ...words).find(({ check }) => check === 'records')?.says
    expect(records('--sample', 'all')).toMatch(/^120 records in 30 blocks \(all\)/)
    expect(records('--sample', '4')).toMatch(/^\d{1,2} records in [234] blocks/)
    expect(run(['--sample', 'none'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--sample takes'),
    })
  })

  it('counts anew what the public pages say, with --sample all', () => {
    const sums = (data: string) =>
      checks(data, {}, '--sample', 'all').find(({ check }) => check === 'importance')
    expect(sums(copy())).toMatchObject({ state: 'whole', says: expect.stringContaining('exactly') })
    const [less, more] = [copy(), copy()]
    sql(less, 'shard.db', 'UPDATE system_day SET decisions = decisions - 1')
    expect(sums(less)).toMatchObject({ state: 'wrong', says: expect.stringContaining('On 1 day ') })
    const unfound = copy()
    sql(unfound, 'shard.db', "UPDATE system_day SET found = 0, findings = '[]'")
    expect(sums(unfound)).toMatchObject({ state: 'wrong', says: expect.stringContaining('On 1 day ') })
    sql(more, 'shard.db', 'UPDATE system_day SET decisions = decisions + 1')
    expect(sums(more)).toMatchObject({ state: 'whole', says: expect.stringContaining('retention') })
  })

  const damages: readonly (readonly [
    what: string,
    damage: (data: string) => void,
    check: string,
    says: RegExp,
    mend: RegExp,
  ])[] = [
    [
      'a byte of a block changed',
      flipByteOfBlock,
      'records',
      /^1 of \d+ blocks cannot be opened: bytes in them/,
      /Restore the newest backup/,
    ],
    [
      'a commitment changed',
      data =>
        sql(
          data,
          'shard.db',
          'UPDATE block SET commitment = zeroblob(32) WHERE no = (SELECT max(no) FROM block)',
        ),
      'records',
      /^1 of \d+ blocks cannot be vouched for/,
      /Restore/,
    ],
    [
      'an index row changed',
      data =>
        sql(
          data,
          'shard.db',
          'UPDATE decision SET occurred_at = 1 WHERE no = (SELECT max(no) FROM decision)',
        ),
      'records',
      /the index says something else/,
      /Restore/,
    ],
    [
      'a block deleted',
      data => sql(data, 'shard.db', 'DELETE FROM block WHERE no = 3'),
      'rows',
      /^Of 120 index rows 4 point at no record/,
      /answer 404, 410 or 500/,
    ],
    [
      'entries missing from the look-up table',
      data => sql(data, 'shard.db', 'UPDATE settled SET no = (SELECT max(no) FROM decision)'),
      'rows',
      /are not found by their person and id/,
      /INSERT OR IGNORE INTO lookup/,
    ],
    [
      'a part of the search index missing',
      data => sql(data, 'shard.db', 'DELETE FROM posting'),
      'search',
      /^8\d decisions cannot be found by searching\./,
      /the service makes it anew after its next start/,
    ],
    [
      'an entry of the trail changed',
      data => sql(data, 'shard.db', "UPDATE audit SET role = 'admin' WHERE no = 2"),
      'trail',
      /^Who looked at whom: entry 2 is not what was written: .* The entry before it verifies\.$/,
      /somebody changed the database/,
    ],
    [
      'an entry of the trail deleted',
      data => sql(data, 'shard.db', 'DELETE FROM audit WHERE no = 3'),
      'trail',
      /entry 3 is missing/,
      /tell who answers for privacy/,
    ],
    [
      'persons deleted',
      data => sql(data, 'shard.db', 'DELETE FROM person WHERE no < 3'),
      'rows',
      /belong to nobody/,
      /Restore/,
    ],
    [
      'a catalogue row of the shard deleted',
      data => sql(data, 'shard.db', 'DELETE FROM catalogue'),
      'rows',
      /bound to catalogue version 1, of which the shard has no copy/,
      /INSERT INTO catalogue SELECT version, body FROM r\.catalogue WHERE version IN \(1\)/,
    ],
    [
      'a registry older than its shard',
      data => sql(data, 'registry.db', 'DELETE FROM catalogue'),
      'catalogue',
      /The shard knows version 1; the registry ends at 0/,
      /Publish nothing/,
    ],
    [
      'a catalogue edited by hand',
      data => sql(data, 'registry.db', "UPDATE catalogue SET body = replace(body, 'Northpath', 'Southpath')"),
      'catalogue',
      /Version 1 has one text in registry\.db and another in shard\.db/,
      /Restore both/,
    ],
    [
      'a catalogue in force that does not read',
      data => {
        sql(data, 'registry.db', "UPDATE catalogue SET body = '{'")
        sql(data, 'shard.db', 'DELETE FROM catalogue')
      },
      'catalogue',
      /cannot be read/,
      /Restore/,
    ],
    [
      'the keys file missing',
      data => rmSync(join(data, 'keys')),
      'keys',
      /^No keys: .* is not there/,
      /WHEREFORE_KEYS/,
    ],
    [
      'another secret',
      data =>
        writeFileSync(
          join(data, 'keys'),
          readFileSync(join(data, 'keys'), 'utf8').replace(/SECRET=.{4}/, 'SECRET=AAAA'),
          { mode: 0o600 },
        ),
      'keys',
      /WHEREFORE_SECRET is not the secret that this database was written with/,
      /Do not start the service with new keys/,
    ],
    [
      'the key of an epoch missing',
      data =>
        writeFileSync(
          join(data, 'keys'),
          readFileSync(join(data, 'keys'), 'utf8').replace('KEK=0:', 'KEK=1:'),
          { mode: 0o600 },
        ),
      'keys',
      /no key for epoch 0/,
      /Find the keys/,
    ],
    [
      'a keys file of nonsense',
      data => writeFileSync(join(data, 'keys'), 'WHEREFORE_SECRET=nonsense\n'),
      'keys',
      /WHEREFORE_SECRET must be 32 bytes/,
      /good copy of the keys file/,
    ],
    [
      'a database missing',
      data => rmSync(join(data, 'registry.db')),
      'folder',
      /registry\.db is missing/,
      /Restore both/,
    ],
    [
      'a file that is no database',
      data => writeFileSync(join(data, 'shard.db'), 'not a database '.repeat(2000)),
      'shard.db',
      /no database/,
      /Restore/,
    ],
    [
      'a file cut short',
      data => truncateSync(join(data, 'shard.db'), statSync(join(data, 'shard.db')).size - 3 * 8192),
      'shard.db',
      /damaged/,
      /Restore/,
    ],
    [
      'a schema of a newer build',
      data => sql(data, 'shard.db', 'INSERT INTO migration (version) VALUES (999)'),
      'shard.db',
      /schema 999; this build knows up to/,
      /Install that one/,
    ],
  ]

  it.each(damages)('finds %s, and says what to do', (_, damage, check, says, mend) => {
    const data = copy()
    damage(data)
    const found = checks(data).filter(({ state }) => state === 'wrong')
    const about = found.filter(one => one.check === check && says.test(one.says))
    expect(about, JSON.stringify(found, null, 1)).toHaveLength(1)
    expect(about[0]?.mend).toMatch(mend)
  })

  const doubts: readonly (readonly [
    what: string,
    doubt: (data: string) => void,
    check: string,
    says: RegExp,
  ])[] = [
    [
      'keys that others can read',
      data => chmodSync(join(data, 'keys'), 0o644),
      'keys',
      /can be read by others/,
    ],
    [
      'a folder that others can open',
      data => chmodSync(data, 0o755),
      'folder',
      /Others can open .* \(mode 755\)/,
    ],
    [
      'records past their time',
      data => sql(data, 'shard.db', 'UPDATE block SET received_at = received_at - 410 * 86400000'),
      'retention',
      /The oldest records are (9|10) days past their time/,
    ],
    [
      'no catalogue at all',
      data => {
        sql(data, 'registry.db', 'DELETE FROM catalogue')
        sql(data, 'shard.db', 'DELETE FROM catalogue', 'UPDATE block SET catalogue = 0')
      },
      'catalogue',
      /everything that decisions use is shown as undeclared/,
    ],
  ]

  it.each(doubts)('warns of %s, and still exits with 0', (_, doubt, check, says) => {
    const data = copy()
    doubt(data)
    const found = checks(data).filter(({ state }) => state !== 'whole' && state !== 'wrong')
    expect(found.find(one => one.check === check)?.says).toMatch(says)
  })

  it('tells a write-ahead log that was taken away after a crash', async () => {
    const data = copy()
    const child = await startChild(await bundleChild('doctor'), { WHEREFORE_DATA: data })
    await child.end('SIGKILL')
    expect(checks(data).filter(({ state }) => state === 'wrong')).toEqual([])
    copyFileSync(join(sound, 'shard.db'), join(data, 'shard.db'))
    rmSync(join(data, 'shard.db-wal'))
    const found = checks(data).find(({ state }) => state === 'wrong')
    expect(found).toMatchObject({
      check: 'shard.db',
      says: expect.stringContaining('write-ahead log, was removed'),
    })
  })

  it('says so where there is nothing, and where the settings are off', () => {
    expect(checks(join(folder, 'nowhere')).at(-1)).toMatchObject({
      check: 'folder',
      state: 'wrong',
      says: expect.stringContaining('is not there'),
    })
    expect(checks(sound, { PORT: 'eighty' })).toEqual([
      expect.objectContaining({ check: 'settings', says: expect.stringContaining('PORT must be') }),
    ])
  })

  it('writes for people: marks, what to do, a last line; ASCII alone where the terminal has no more', () => {
    const data = copy()
    flipByteOfBlock(data)
    const rich = run(['--data', data], { LANG: 'en_GB.UTF-8' }).stdout
    expect(rich).toMatch(/^✓ settings {5}They can be read/)
    expect(rich).toMatch(/✗ records {6}1 of \d+ blocks cannot be opened/)
    expect(rich).toMatch(/\n {15}do: Stop the service/)
    expect(rich).toMatch(/: 1 thing is wrong(, \d warnings?)?\.\n$/)
    const plain = run(['--data', data], { LANG: 'C' }).stdout
    expect(plain).toMatch(/^\[ok\] settings/)
    expect(plain).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('looks at a running service from outside with --url, and says what it cannot see', async () => {
    const child = await startChild(await bundleChild('doctor'), { WHEREFORE_DATA: copy() })
    const beside = run(['--url', child.url])
    expect(beside).toMatchObject({ status: 0, stdout: expect.stringContaining('It says that it is ready') })
    expect(beside.stdout).toContain('From outside nobody sees keys, files, records')
    await child.end('SIGTERM')
    expect(run(['--url', child.url])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('does not answer'),
    })
    expect(run(['--url', 'nonsense']).status).toBe(2)
  })
})
