// Answers to copy into a ticket. To see them is to look at the decision: it is audited like every look.
import { Hono } from 'hono'
import { chooseLanguage } from '../../rendering/choose-language.js'
import { renderAnswerList, renderAnswers } from '../../rendering/staff/render-answers.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { routes } from '../routes.js'
import { actorOf } from './actor-of.js'
import { answerStaff } from './answer-staff.js'
import { askReason } from './ask-reason.js'
import { lookedAt } from './looked-at.js'
import { signedIn } from './signed-in.js'

/** `GET /staff/answers` and `/staff/decisions/:address/answers`. */
export function answersPage(deps: Dependencies) {
  const { shards, registry } = deps
  return new Hono<Env>()
    .get(routes.showAnswers.path, c => answerStaff(c, deps, 200, renderAnswerList))
    .get(routes.answerDecision.path, async c => {
      const { reason } = signedIn(c)
      if (reason === null) return askReason(c, deps)
      const address = c.req.param('address')
      const [outcome] = await shards.look({
        actor: actorOf(c),
        action: 'view',
        reason,
        wanted: [{ address }],
      })
      const looked = lookedAt(outcome)
      const { record } = looked
      const language = chooseLanguage({
        asked: c.req.query('answer'),
        personLocale: record.facts.personLocale,
        languages: record.facts.languages,
      })
      const { catalogue } = await registry.currentCatalogue()
      const organisation = catalogue?.organisation ?? null
      const facts = { record, language, organisation, address: looked.address }
      return answerStaff(c, deps, 200, around => renderAnswers(around, facts))
    })
}
