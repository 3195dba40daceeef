// The answer in a frame, for hosts that want it apart from their own scripts. Stateless, no cookie, no redirect.
import { Hono } from 'hono'
import { forHostPage } from '../../rendering/for-host-page.js'
import { renderEmbed } from '../../rendering/render-embed.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { explainedOrRefused } from '../explained-or-refused.js'
import { languageWish } from '../language-wish.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { answerFramed } from './answer-framed.js'

/** `GET /embed/:token`. */
export function embed({ shards, publicUrl, origins }: Dependencies) {
  return new Hono<Env>().get(routes.showEmbed.path, async c => {
    const token = c.req.param('token')
    const [outcome] = await shards.explain([token])
    const found = explainedOrRefused(outcome)
    if (found instanceof Refusal) throw found
    const explanation = forHostPage(explainRecord(found, languageWish(c), publicUrl))
    return answerFramed(
      c,
      200,
      renderEmbed(explanation, { pageUrl: `${publicUrl}/w/${token}`, origins }),
      origins,
    )
  })
}
