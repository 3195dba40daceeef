// The command line as people and scripts meet it: the built file, run as a process, over a data folder of its own.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { aCatalogue } from '../builders/catalogue.js'
import { freePort } from '../fixtures/start-child.js'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'dist/cli.js')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, WHEREFORE_DATA: join(folder, 'data'), ...more }
}

function run(words: readonly string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: environment(more),
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { status, stdout, stderr }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('wherefore', () => {
  it.each([
    [],
    ['serve'],
    ['demo'],
    ['key'],
    ['key', 'create'],
    ['key', 'list'],
    ['key', 'revoke'],
    ['staff'],
    ['staff', 'add'],
    ['staff', 'list'],
    ['staff', 'revoke'],
    ['catalogue'],
    ['catalogue', 'check'],
    ['catalogue', 'preview'],
    ['catalogue', 'push'],
    ['catalogue', 'show'],
    ['import'],
    ['audit'],
    ['audit', 'verify'],
    ['audit', 'export'],
    ['backup'],
    ['doctor'],
    ['catalogue', 'init'],
  ])('says what %s %s takes with --help, and exits with 0', (...words) => {
    const { status, stdout } = run([...words.filter(Boolean), '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain(`Usage: wherefore${words.map(word => ` ${word}`).join('')}`)
  })

  it('exits with 2 where its words are off, and says what is', () => {
    expect(run(['nonsense'])).toMatchObject({ status: 2, stderr: expect.stringContaining('unknown command') })
    expect(run(['key', 'create', '--role', 'king', '--name', 'x'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('producer, support'),
    })
    expect(run(['key', 'create', '--role', 'producer'])).toMatchObject({ status: 2 })
    expect(run(['key', 'list', '--url', 'http://localhost:1'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('WHEREFORE_ADMIN_KEY'),
    })
  })
})

describe('wherefore key', () => {
  it('prints a new key once, alone on standard output; list and revoke never show it', () => {
    const made = run(['key', 'create', '--role', 'producer', '--name', 'the feed'])
    expect(made.status).toBe(0)
    expect(made.stdout).toMatch(/^wherefore_producer_[A-Za-z0-9_-]{43}\n$/)
    const listed = run(['key', 'list'])
    expect(listed.stdout).toContain('the feed')
    expect(listed.stdout).not.toContain(made.stdout.trim())
    const id = listed.stdout.split(' ')[0] ?? ''
    expect(run(['key', 'revoke', id]).status).toBe(0)
    expect(run(['key', 'list', '--json']).stdout).toMatch(/"revoked_at": "20/)
    expect(run(['key', 'revoke', 'key_none'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('No key has the id'),
    })
  })
})

describe('wherefore staff', () => {
  it('prints a sign-in link once, alone on standard output; list and revoke never show it', () => {
    expect(run(['staff', 'list'])).toMatchObject({ status: 0, stderr: expect.stringContaining('Nobody yet') })
    const made = run(['staff', 'add', '--email', 'ann@example.com', '--role', 'support'])
    expect(made).toMatchObject({ status: 0, stderr: expect.stringContaining('ann@example.com may sign in') })
    expect(made.stdout).toMatch(/^http:\/\/localhost:8787\/staff\/sign-in\/[\w-]{64}\n$/)
    const listed = run(['staff', 'list'])
    expect(listed.stdout).toMatch(/^staff_[\w-]{12} {2}support {2}link {2}0 sessions {2}ann@example\.com\n$/)
    const id = listed.stdout.split(' ')[0] ?? ''
    expect(run(['staff', 'revoke', id]).status).toBe(0)
    expect(run(['staff', 'list', '--json']).stdout).toMatch(/"revoked_at": "20/)
    expect(run(['staff', 'revoke', 'staff_none'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nobody has the id'),
    })
    for (const file of readdirSync(join(folder, 'data'))) {
      expect(readFileSync(join(folder, 'data', file)).includes('ann@example')).toBe(false)
    }
  })

  it('exits with 2 where its words are off', () => {
    const wrong = run(['staff', 'add', '--email', 'ann', '--role', 'support'])
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('mail address') })
    expect(run(['staff', 'add', '--email', 'a@b.example', '--role', 'producer'])).toMatchObject({ status: 2 })
  })
})

describe('wherefore catalogue', () => {
  it('checks like a compiler: file, line, what, how to mend; exits with 1', () => {
    const path = file(
      'c.yaml',
      'organisation:\n  name: Northpath\n  contact: a@b.example\nlanguages: [en]\nsignals:\n  a:\n    name: { en: A }\n    category: user.behaviour.browsing_history\n    origin: observed\n    purposes: []\n',
    )
    const checked = run(['catalogue', 'check', path])
    expect(checked.status).toBe(1)
    expect(checked.stderr).toContain(`${path}:8:15`)
    expect(checked.stderr).toContain('user.behavior.browsing_history')
  })

  it('pushes a version and shows it again; the same again is the same version', () => {
    const path = file('c.json', JSON.stringify(aCatalogue()))
    expect(run(['catalogue', 'show']).stderr).toContain('No catalogue is published yet')
    expect(run(['catalogue', 'push', path])).toMatchObject({ status: 0, stdout: '1\n' })
    expect(run(['catalogue', 'push', path])).toMatchObject({ status: 0, stdout: '1\n' })
    const shown = run(['catalogue', 'show'])
    expect(shown.stdout).toContain('name: Northpath')
    expect(run(['catalogue', 'push', file('again.yaml', shown.stdout)])).toMatchObject({ stdout: '1\n' })
    expect(run(['catalogue', 'show', '--number', '7'])).toMatchObject({ status: 1 })
    expect(run(['catalogue', 'check', join(folder, 'none.yaml')])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot be read'),
    })
  })
})

describe('wherefore serve', () => {
  async function served(more: Record<string, string>, work: (url: string) => Promise<void>): Promise<string> {
    const port = String(await freePort())
    const child = spawn(process.execPath, [cli, 'serve'], { env: environment({ PORT: port, ...more }) })
    let output = ''
    child.stdout.on('data', bytes => {
      output += String(bytes)
    })
    while (!output.includes('"started"')) await once(child.stdout, 'data')
    await work(`http://127.0.0.1:${port}`)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    return output
  }

  it('serves until it is stopped, and a command with --url speaks to it', async () => {
    const admin = 'an-admin-key-of-more-than-32-characters'
    const log = await served({ WHEREFORE_ADMIN_KEY: admin }, async url => {
      const made = run(['key', 'create', '--role', 'producer', '--name', 'remote', '--url', url], {
        WHEREFORE_ADMIN_KEY: admin,
      })
      expect(made.stdout).toMatch(/^wherefore_producer_/)
      const path = file('c.json', JSON.stringify(aCatalogue()))
      expect(run(['catalogue', 'push', path, '--url', url], { WHEREFORE_ADMIN_KEY: admin }).stdout).toBe(
        '1\n',
      )
      expect(run(['catalogue', 'show', '--url', url], { WHEREFORE_ADMIN_KEY: admin }).stdout).toContain(
        'name: Northpath',
      )
      const staff = (...words: string[]) =>
        run(['staff', ...words, '--url', url], { WHEREFORE_ADMIN_KEY: admin })
      const { stdout: link } = staff('add', '--email', 'ann@example.com', '--role', 'privacy')
      expect((await fetch(new URL(new URL(link).pathname, url))).status).toBe(200)
      const [id = ''] = staff('list').stdout.split(' ')
      expect(staff('revoke', id).status).toBe(0)
      expect((await fetch(new URL(new URL(link).pathname, url))).status).toBe(410)
      const wrong = run(['key', 'list', '--url', url], { WHEREFORE_ADMIN_KEY: 'x'.repeat(40) })
      expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('A valid key is needed') })
    })
    expect(log).toContain('"event":"stopped"')
    expect(log).not.toContain(admin)
  })

  it('takes up a key that was made, and drops one that was revoked, within seconds, by another process', async () => {
    await served({}, async url => {
      const { stdout, stderr } = run(['key', 'create', '--role', 'auditor', '--name', 'a'])
      const metrics = async () =>
        (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${stdout.trim()}` } })).status
      expect(await metrics()).toBe(200)
      run(['key', 'revoke', stderr.split(':')[0] ?? ''])
      await expect.poll(metrics, { timeout: 5_000, interval: 200 }).toBe(401)
    })
  })

  const refused = (more: Record<string, string>) => {
    const { status, stderr, stdout } = run(['serve'], more)
    expect(status).toBe(1)
    expect(stdout).not.toContain('"started"')
    return stderr
  }

  it('refuses to start, in words, where a setting is wrong', () => {
    expect(refused({ PORT: 'eighty', WHEREFORE_SECRET: 'short' })).toMatch(
      /PORT must be .*\nWHEREFORE_SECRET must be /,
    )
  })

  it('refuses to start where the keys of its data are missing or wrong, and damages nothing', async () => {
    await served({}, async () => {})
    const keys = join(folder, 'data/keys')
    const kept = readFileSync(keys, 'utf8')
    rmSync(keys)
    expect(refused({})).toContain('WHEREFORE_KEYS')
    expect(existsSync(keys)).toBe(false)
    writeFileSync(keys, kept.replace(/SECRET=.{4}/, 'SECRET=AAAA'), { mode: 0o600 })
    expect(refused({})).toContain('WHEREFORE_SECRET is not the secret')
    writeFileSync(keys, kept.replace('KEK=0:', 'KEK=1:'), { mode: 0o600 })
    expect(refused({})).toContain('WHEREFORE_KEK has no key for epoch 0')
    writeFileSync(keys, kept, { mode: 0o600 })
    await served({}, async () => {})
  })

  it('refuses to start over a newer database, over something that is none, and on a port in use', async () => {
    await served({}, async url => {
      expect(refused({ PORT: new URL(url).port, WHEREFORE_DATA: join(folder, 'other') })).toContain(
        'is in use',
      )
    })
    const database = openSqlite(join(folder, 'data/shard.db'))
    database.run('INSERT INTO migration (version) VALUES (999)')
    database.close()
    expect(refused({})).toContain('install the newer version')
    writeFileSync(
      join(folder, 'data/shard.db'),
      'not a database, but long enough to be looked at '.repeat(100),
    )
    expect(refused({})).toContain('is not a database')
  })

  it('refuses to start where the disk takes no more', () => {
    const words = `ulimit -f 40; exec ${process.execPath} ${cli} serve`
    const { status, stderr } = spawnSync('bash', ['-c', words], {
      env: environment(),
      encoding: 'utf8',
      timeout: 30_000,
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/The disk that holds .* (is full|cannot be written)/)
  })
})
