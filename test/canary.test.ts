// Marked secrets go through every route, good and bad. None of them may stand in a log line, in the metrics, in an error,
// or in the clear anywhere in the database files.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchResult } from '../src/contract/ingestion.js'
import { aCatalogue } from './builders/catalogue.js'
import { aDecision, aSignal } from './builders/decision.js'
import { cookieOf, csrfOf, formOf, signInAs } from './http/staff/sign-in-as.js'
import { startService, type TestService } from './service.js'

const MARK = 'canary7f3a'
const subject = `${MARK}-subject@example.com`
const decisionId = `${MARK}-decision`

const marked = (over: object = {}) =>
  aDecision({
    id: decisionId,
    subject,
    item: { id: `${MARK}-item`, title: `${MARK} title`, url: `https://shop.example/${MARK}` },
    slate_id: `${MARK}-slate`,
    signals: [
      aSignal({ value: `${MARK} value`, source: `${MARK} source` }),
      { key: `${MARK}.key`, value: `${MARK} undeclared` },
    ],
    not_used: [{ key: 'health.steps', reason: 'sensitive', detail: `${MARK} detail` }],
    consent: { purposes: ['personalised_content'], basis: 'consent', reference: `${MARK} reference` },
    cohorts: { age_band: `${MARK} cohort` },
    withheld: [{ what: `${MARK} what`, ground: `${MARK} ground` }],
    ext: { note: `${MARK} ext` },
    ...over,
  })

let service: TestService
let token = ''
/** Of someone signed in: the link's token, the cookie, the token of their forms. */
const staffSecrets: string[] = []
/** Addresses of the console: tokens that must stay with who may look. */
const addresses: string[] = []
/** Bodies of refusals: what a log of a client or a proxy would hold. */
const refusals: string[] = []

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await service.request(path, init)
  const copy = answer.clone()
  if (answer.status >= 400)
    refusals.push(`${answer.status} ${JSON.stringify([...copy.headers])} ${await copy.text()}`)
  return answer
}

beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
  const producer = { ...service.as('producer'), 'content-type': 'application/json' }
  const post = (body: unknown, headers: object = {}) =>
    send('/v1/decisions', {
      method: 'POST',
      headers: { ...producer, ...headers },
      body: JSON.stringify(body),
    })

  const batch = (await (await post({ decisions: [marked()] })).json()) as BatchResult // the contract's answer
  token = new URL(batch.items[0]?.why_url ?? '').pathname.slice('/w/'.length)

  // ingestion, good and bad
  await post(marked())
  await post(marked({ position: 3 }))
  await post({ ...marked({ id: `${MARK}-2` }), [`${MARK}-field`]: 1 })
  await post({ ...marked({ id: `${MARK}-3` }), occurred_at: `${MARK}` })
  await post({ ...marked(), subject: `${MARK}\0` })
  await post({ ...marked(), kind: `${MARK}` })
  await post({ decisions: [marked({ id: `${MARK}-4` })], [MARK]: true })
  const raw = (body: BodyInit, headers: object) =>
    send('/v1/decisions', { method: 'POST', headers: { ...service.as('producer'), ...headers }, body })
  await raw(`{"${MARK}`, { 'content-type': 'application/json' })
  await raw(`${JSON.stringify(marked({ id: `${MARK}-5` }))}\n{"${MARK}\n`, {
    'content-type': 'application/x-ndjson',
  })
  await raw(new Uint8Array(gzipSync(MARK.repeat(1_000_000))), {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  })
  await raw(MARK, { 'content-type': `text/${MARK}` })
  await raw(MARK, { 'content-type': 'application/json', 'content-encoding': MARK })
  await send('/v1/decisions', {
    method: 'POST',
    headers: { authorization: `Bearer ${MARK}` },
    body: JSON.stringify(marked()),
  })
  await send(`/v1/decisions?subject=${MARK}`, {
    method: 'POST',
    headers: producer,
    body: JSON.stringify(marked()),
  })
  await send('/v1/decisions/check', {
    method: 'POST',
    headers: producer,
    body: JSON.stringify({ decisions: [{ ...marked(), kind: MARK }] }),
  })

  // links and explanations
  const links = (body: unknown) =>
    send('/v1/links', { method: 'POST', headers: producer, body: JSON.stringify(body) })
  await links({ subject, decision_id: decisionId, purpose: 'view' })
  await links({ subject, purpose: 'view' })
  await links({ subject, purpose: MARK })
  for (const accept of ['text/html', 'application/json']) {
    for (const path of [token, `${token}A`, MARK, `${token.slice(0, -4)}AAAA`]) {
      await send(`/w/${path}?lang=${MARK}`, {
        headers: { accept, 'accept-language': MARK, referer: `https://${MARK}.example/`, cookie: MARK },
      })
    }
  }
  await send('/v1/explanations', { method: 'POST', body: JSON.stringify({ tokens: [token, MARK] }) })
  await send('/v1/explanations', { method: 'POST', body: JSON.stringify({ tokens: MARK }) })
  await send('/v1/explanations', { method: 'POST', body: `{"${MARK}` })
  const about = (id: string, headers: Record<string, string>) =>
    send(`/v1/decisions/${id}/explanation`, { headers: { ...service.as('producer'), ...headers } })
  await about(decisionId, { 'wherefore-subject': encodeURIComponent(subject) })
  await about(`${MARK}-none`, { 'wherefore-subject': encodeURIComponent(subject) })
  await about(decisionId, { 'wherefore-subject': `%${MARK}` })
  await about(decisionId, {})

  // staff
  const staff = (path: string, headers: Record<string, string>) =>
    send(path, { headers: { ...service.as('support'), ...headers } })
  const named = {
    'wherefore-subject': encodeURIComponent(subject),
    'wherefore-reason': encodeURIComponent(`${MARK} reason`),
  }
  await staff(`/v1/decisions/${decisionId}`, named)
  await staff(`/v1/decisions/${decisionId}?unmask=true`, named)
  await staff(`/v1/decisions/${MARK}-none?locale=${MARK}`, named)
  await staff(`/v1/decisions/${decisionId}`, { ...named, 'wherefore-reason': `%${MARK}` })
  await staff(`/v1/decisions/${decisionId}`, { ...named, 'wherefore-subject': `%${MARK}` })
  await staff(`/v1/decisions/${decisionId}/explanation`, named)
  const auditor = { headers: service.as('auditor') }
  await send(`/v1/audit?actor=${MARK}`, auditor)
  await send(`/v1/audit?from=${MARK}&cursor=${MARK}`, auditor)
  await send('/v1/audit/verify', auditor)

  const filters = `decision_id=${decisionId}&item=${MARK}-item&surface=home.hero`
  await staff(`/v1/decisions?${filters}`, named)
  await staff('/v1/decisions', { 'wherefore-reason': named['wherefore-reason'] })
  await staff(`/v1/decisions?kind=${MARK}`, named)
  await staff(`/v1/decisions?${MARK}=1`, named)
  await staff(`/v1/decisions?cursor=${MARK}`, named)
  await staff('/v1/decisions', { ...named, 'wherefore-subject': `%${MARK}` })

  // the console
  const console = await signInAs(service, 'support')
  const typed = { subject, decision: decisionId, item: `${MARK}-item`, reason: `${MARK} reason` }
  const shown = await console.post('/staff/search', typed)
  expect(shown.status).toBe(303)
  const rows = await (await console.get(shown.headers.get('location') ?? '')).text()
  const [, screen = ''] = /href="(\/staff\/decisions\/[\w-]+)"/.exec(rows) ?? []
  expect((await console.get(screen)).status).toBe(200)
  addresses.push(screen)
  for (const path of [
    `/staff/decisions/${MARK}`,
    `/staff/compare?d=${MARK}&d=${token}`,
    `/staff/search?cursor=${MARK}&item=x`,
  ])
    await send(path, { headers: { cookie: console.cookie } })
  for (const form of [{ reason: MARK, next: MARK }, { csrf: MARK }])
    await send('/staff/reason', formOf({ csrf: console.csrf, ...form }, { cookie: console.cookie }))

  // administration, and what is not there
  const admin = { ...service.as('admin'), 'content-type': 'application/json' }
  await send('/v1/keys', { method: 'POST', headers: admin, body: JSON.stringify({ role: MARK, name: 'x' }) })
  await send(`/v1/keys/${MARK}`, { method: 'DELETE', headers: admin })
  await send('/v1/catalogue', {
    method: 'PUT',
    headers: { ...service.as('admin'), 'content-type': 'application/yaml' },
    body: 'a: [',
  })
  await send(`/v1/catalogue?version=${MARK}`, { headers: service.as('admin') })
  // the console: whom it lets in, with what, and why they look
  const member = { email: `${MARK}-staff@example.com`, role: 'support' }
  const added = await send('/v1/staff', { method: 'POST', headers: admin, body: JSON.stringify(member) })
  const { sign_in_url } = (await added.json()) as { sign_in_url: string } // the contract's answer
  const link = new URL(sign_in_url).pathname
  const cookie = cookieOf(await send(link, { method: 'POST' }))
  const csrf = csrfOf(await (await send('/staff', { headers: { cookie } })).text())
  staffSecrets.push(link.slice(link.lastIndexOf('/') + 1), cookie.slice(cookie.indexOf('=') + 1), csrf)
  // As JSON: a page tells someone who is signed in who they are.
  const form = (path: string, fields: Record<string, string>) =>
    send(path, formOf(fields, { cookie, accept: 'application/json' }))
  await form('/staff/reason', { csrf, reason: `${MARK} reason` })
  await form('/staff/reason', { csrf, reason: MARK.repeat(20) })
  await form('/staff/reason', { csrf: MARK, reason: MARK })
  for (const path of [link, `/staff/sign-in/${MARK}`]) await send(path, { method: 'POST' })
  await send(`/staff/oidc/callback?code=${MARK}&state=${MARK}`)
  await send('/staff', { headers: { cookie: `__Host-wherefore-staff=${MARK}` } })
  await send('/v1/staff', {
    method: 'POST',
    headers: admin,
    body: JSON.stringify({ email: MARK, role: MARK }),
  })
  await send(`/v1/staff/${MARK}`, { method: 'DELETE', headers: admin })
  await send(`/${MARK}`)
  await send(`/problems/${MARK}`)
  await send(`/v1/${MARK}?${MARK}=${MARK}`, { headers: service.as('admin') })
})

afterAll(() => service.close())

describe('marked secrets sent through every route', () => {
  it('are told to the person they are about', async () => {
    const page = await service.request(`/w/${token}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`${MARK} value`)
  })

  it('stand in no log line', () => {
    expect(service.lines.length).toBeGreaterThan(30)
    const log = service.lines.map(line => JSON.stringify(line)).join('\n')
    for (const secret of [
      MARK,
      token,
      ...addresses,
      encodeURIComponent(subject),
      ...staffSecrets,
      ...Object.values(service.keys),
    ])
      expect(log).not.toContain(secret)
  })

  it('stand in no metric', async () => {
    const metrics = await service.request('/metrics', { headers: service.as('auditor') })
    expect(metrics.status).toBe(200)
    const text = await metrics.text()
    expect(text).toContain('wherefore_')
    for (const secret of [MARK, token]) expect(text).not.toContain(secret)
  })

  it('stand in no refusal, apart from the name of a field that the contract does not have', () => {
    expect(refusals.length).toBeGreaterThan(20)
    const unknownFields = new RegExp(`"pointer":"/(decisions/0/)?${MARK}(-field)?"`, 'g')
    const text = refusals.join('\n').replace(unknownFields, '')
    for (const secret of [MARK, token, ...staffSecrets]) expect(text).not.toContain(secret)
  })

  it('stand nowhere in the clear in the files', () => {
    const files = readdirSync(service.folder, { recursive: true, encoding: 'utf8' })
      .map(name => join(service.folder, name))
      .filter(file => statSync(file).isFile())
    expect(files.some(file => /(shard\.db|\.sqlite)(-wal)?$/.test(file))).toBe(true)
    for (const file of files) {
      const bytes = readFileSync(file)
      // The catalogue is public and stands in the clear, with the keys of surfaces and systems in it; no person does.
      for (const secret of [MARK, token, ...staffSecrets, ...Object.values(service.keys)]) {
        expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false)
      }
    }
  })
})
