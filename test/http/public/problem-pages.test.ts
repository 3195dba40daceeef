import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problems } from '../../../src/contract/problem.js'
import { problemMeaning } from '../../../src/http/public/problem-meaning.js'
import { startService, type TestService } from '../../service.js'
import { expectProblem } from '../send.js'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

describe('GET /problems/:code', () => {
  it.each(Object.entries(problems))(
    'says what %s means, as JSON and as a page',
    async (code, { status, title }) => {
      const json = await service.request(`/problems/${code}`, { headers: { accept: 'application/json' } })
      expect(problemMeaning.parse(await json.json())).toMatchObject({ code, status, title })
      const page = await service.request(`/problems/${code}`)
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(await page.text()).toContain(`${status}`)
    },
  )

  it('answers 404 to a code that there is not', async () => {
    for (const code of ['none', 'constructor', '__proto__']) {
      const answer = await service.request(`/problems/${code}`, { headers: { accept: 'application/json' } })
      await expectProblem(answer, 404, 'not-found')
    }
  })
})
