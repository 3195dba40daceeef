// On Node: the thread that writes the shard cannot write who looked. The look answers an error and shows nothing.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqlite } from '../../../src/runtime/node/sqlite-driver.js'
import { aCatalogue } from '../../builders/catalogue.js'
import { aDecision } from '../../builders/decision.js'
import { expectProblem, sendDecisions } from '../../http/send.js'
import type { TestService } from '../../service.js'
import { startServiceOnNode } from '../../service-on-node.js'

let service: TestService
beforeAll(async () => {
  service = await startServiceOnNode({ catalogue: aCatalogue() })
  await sendDecisions(service, aDecision({ subject: 'ann' }))
})
afterAll(() => service.close())

const headers = { 'wherefore-subject': 'ann', 'wherefore-reason': 'ticket-1' }
const ask = (path: string) =>
  service.request(path, { headers: { ...service.as('support'), ...headers }, method: 'GET' })

function behindItsBack(...statements: string[]) {
  const driver = openSqlite(join(service.folder, 'shard.db'))
  for (const statement of statements) driver.run(statement)
  const rows = driver.all('SELECT no FROM audit')
  driver.close()
  return rows
}

describe('a look whose entry cannot be written', () => {
  it.each([
    [
      'the entry is refused',
      "CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no room'); END",
      'DROP TRIGGER refuse',
    ],
    [
      'the head is refused',
      "CREATE TRIGGER refuse BEFORE UPDATE ON audit_head BEGIN SELECT raise(ABORT, 'no room'); END",
      'DROP TRIGGER refuse',
    ],
    [
      'the head does not verify',
      'UPDATE audit_head SET count = count + 1',
      'UPDATE audit_head SET count = count - 1',
    ],
  ])('answers an error and shows nothing where %s', async (_, damage, mend) => {
    const before = behindItsBack(damage).length
    for (const path of ['/v1/decisions/d-1', '/v1/decisions/d-1/explanation', '/v1/decisions']) {
      const answer = await ask(path)
      expect(await answer.clone().text()).not.toMatch(/hiking boots|Trail running shoes/)
      await expectProblem(answer, 503, 'unavailable')
    }
    expect(behindItsBack(mend)).toHaveLength(before)
    expect((await ask('/v1/decisions/d-1')).status).toBe(200)
  })
})
