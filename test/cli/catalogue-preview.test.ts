// `wherefore catalogue preview` as people meet it: the built file, run as a process, without a service or a data folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCatalogue, aDeclaredSignal } from '../builders/catalogue.js'
import { aDecision } from '../builders/decision.js'
import { recommendation, shop } from '../builders/shop.js'
import { tokenFor } from '../http/send.js'
import { startServiceOnNode } from '../service-on-node.js'

const cli = resolve(import.meta.dirname, '../../dist/cli.js')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-preview-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(words: readonly string[]) {
  const env = { PATH: process.env.PATH, WHEREFORE_DATA: join(folder, 'data'), TMPDIR: folder }
  const child = spawn(process.execPath, [cli, 'catalogue', 'preview', ...words], { env, cwd: folder })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', bytes => {
      output[name] += String(bytes)
    })
  const [status] = await once(child, 'close')
  return { status: Number(status), ...output }
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const cut = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'))

describe('wherefore catalogue preview', () => {
  it('writes a page a language where nobody else reads it, prints the paths, and makes no data', async () => {
    const made = await run([file('c.json', shop)])
    expect(made).toMatchObject({ status: 0, stderr: expect.stringContaining('The decision is a sample') })
    const paths = made.stdout.trim().split('\n')
    expect(paths).toHaveLength(2)
    const [en = '', de = ''] = paths
    expect(readFileSync(en, 'utf8')).toContain('You are seeing <bdi>Sample item</bdi> because')
    expect(readFileSync(de, 'utf8')).toMatch(/<html[^>]* lang="de"/)
    expect(readFileSync(en, 'utf8')).toContain('href="preview.de.html"')
    expect(readFileSync(de, 'utf8')).toContain('href="preview.html"')
    expect(statSync(en).mode & 0o777).toBe(0o600)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('is the page that the service gives for the same decision', async () => {
    const decision = aDecision(recommendation)
    const service = await startServiceOnNode({ catalogue: shop })
    const token = await tokenFor(service, decision)
    const served = await (await service.request(`/w/${token}?lang=de`)).text()
    await service.close()
    const out = join(folder, 'page.html')
    const words = [file('c.json', shop), file('d.json', decision), '--language', 'de', '--out', out]
    expect(await run(words)).toMatchObject({ status: 0, stdout: `${out}\n`, stderr: '' })
    expect(cut(readFileSync(out, 'utf8'))).toBe(cut(served))
  })

  it('prints headline, reasons and findings in each language, and writes nothing', async () => {
    const before = ['c.json', 'd.json']
    const decision = { ...aDecision(recommendation), consent: { purposes: [] } }
    const shown = await run([file('c.json', shop), file('d.json', decision), '--text'])
    expect(shown.status).toBe(0)
    expect(shown.stdout).toMatch(
      /^\[en\] You are seeing .* because you looked at hiking boots on 3 May 2026\./,
    )
    expect(shown.stdout).toMatch(/^\[de\] Sie sehen /m)
    expect(shown.stdout).toContain('46 %  Because you looked at hiking boots')
    expect(shown.stdout).toContain('! The record shows no consent for this.')
    expect(shown.stdout).toContain('(no-consent)')
    expect(readdirSync(folder).sort()).toEqual(before)
  })

  it('names the texts that fall back, each with what is read instead', async () => {
    const signal = aDeclaredSignal({ because: { en: 'you looked at {value} on {date}' } })
    const catalogue = aCatalogue({ signals: { 'browsing.viewed_products': signal } })
    const decision = aDecision({ signals: [{ key: 'browsing.viewed_products', contribution: 1 }] })
    const { stderr } = await run([file('c.json', catalogue), file('d.json', decision), '--text'])
    expect(stderr.trim().split('\n')).toEqual([
      'en: /signals/browsing.viewed_products/because asks for a value or a date that is not given, or may not be shown, the name alone is read instead',
      'de: /purposes/personalised_content/name has no de, en is read instead',
      'de: /systems/home-recs/name has no de, en is read instead',
      'de: /surfaces/home.hero/name has no de, en is read instead',
      'de: /signals/browsing.viewed_products/because has no de, the name alone is read instead',
    ])
  })

  it('lets nothing of a file move the cursor', async () => {
    const hostile = aCatalogue({
      signals: { one: aDeclaredSignal({ name: { en: 'a\u001b[2Jb' }, because: { en: 'c\u001b[31m' } }) },
    })
    const { stdout, stderr } = await run([file('c.json', hostile), '--text'])
    expect(stdout + stderr).not.toContain('\u001b')
  })

  it.each<[string, string[], number, string]>([
    ['a decision that is none', ['c.json', 'wrong.json'], 1, '/kind'],
    ['a file that is no JSON', ['c.json', 'c.txt'], 1, 'is not JSON'],
    ['a file that is not there', ['c.json', 'none.json'], 1, 'cannot be read'],
    ['a catalogue with errors', ['wrong.json'], 1, 'error'],
    ['a language that no page is in', ['c.json', '--language', 'fr'], 1, 'the catalogue has en, de'],
    ['a page that is called something else', ['c.json', '--out', 'c.json'], 2, '.html'],
    ['a page that is not to be written', ['c.json', '--out', 'a.html', '--text'], 2, '--text'],
    ['a folder that is not there', ['c.json', '--out', 'none/a.html'], 1, 'cannot be written'],
  ])('refuses %s', async (_, words, status, said) => {
    file('c.json', shop)
    file('c.txt', 'no JSON')
    file('wrong.json', { ...aDecision(), kind: 'guess' })
    expect(await run(words)).toMatchObject({ status, stdout: '', stderr: expect.stringContaining(said) })
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toBe(JSON.stringify(shop))
  })
})
