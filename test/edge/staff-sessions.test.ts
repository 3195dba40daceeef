// A session is one row in the registry and is remembered by every isolate that met it: what is changed by another
// isolate holds here within five seconds, and no absence of the registry makes a session last longer.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Workerd } from '../fixtures/start-workerd.js'
import { addStaff, type SignedIn, signInAs } from '../http/staff/sign-in-as.js'
import { sharedWorkerd } from '../service.js'
import { type EdgeTestService, startServiceInWorkerd } from '../service-in-workerd.js'

let workerd: Workerd
let here: EdgeTestService
let elsewhere: EdgeTestService
let now = Date.parse('2026-11-21T10:00:00Z')
let ann: SignedIn
beforeEach(async () => {
  workerd = await sharedWorkerd()
  here = await startServiceInWorkerd(workerd, { now: () => now })
  elsewhere = await startServiceInWorkerd(workerd, { now: () => now, over: here })
  ann = await signInAs(here, 'support')
})

const home = (service: EdgeTestService) => service.request('/staff', { headers: { cookie: ann.cookie } })

describe('a session that another isolate knows too', () => {
  it('is in its new role at once where the role was changed, and within 5 seconds elsewhere', async () => {
    expect(await (await home(elsewhere)).text()).toContain('<span class="role">support</span>')
    await addStaff(here, 'auditor', ann.email)
    expect(await (await home(here)).text()).toContain('<span class="role">auditor</span>')
    now += 5_000
    expect(await (await home(elsewhere)).text()).toContain('<span class="role">auditor</span>')
  })

  it('ends with a sign-out, within 5 seconds elsewhere', async () => {
    expect((await home(elsewhere)).status).toBe(200)
    expect((await ann.post('/staff/sign-out')).status).toBe(303)
    expect((await home(here)).status).toBe(401)
    now += 5_000
    expect((await home(elsewhere)).status).toBe(401)
  })

  it.each(['throw', 'hang', 'restart'] as const)(
    'goes on for 5 seconds when the registry may %s, and then nobody is let in',
    async manner => {
      expect((await home(here)).status).toBe(200)
      await workerd.control('setFaults', {
        service: here.name,
        faults: [['registry', { manner, moment: 'before' }]],
      })
      now += 4_900
      expect((await home(here)).status).toBe(200)
      now += 100
      const answer = await home(here)
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
      expect(await answer.text()).toContain('This does not answer just now')
    },
  )
})
