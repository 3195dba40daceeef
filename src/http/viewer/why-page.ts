// The page behind a link: what a person is told. Stateless, no cookie, no redirect, and a GET changes nothing.
import { Hono } from 'hono'
import { nowPart } from '../../rendering/page/now-part.js'
import { renderPage } from '../../rendering/render-page.js'
import { changesSince } from '../../rendering/since/changes-since.js'
import { answerJson } from '../answer-json.js'
import { answerPage } from '../answer-page.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { explainRecord } from '../explain-record.js'
import { explainedOrRefused } from '../explained-or-refused.js'
import { languageWish } from '../language-wish.js'
import { pageHeaders } from '../page-headers.js'
import { preferredType } from '../preferred-type.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'

/** `GET /w/:token`: the page, or the same facts as JSON. */
export function whyPage({ shards, registry, publicUrl }: Dependencies) {
  return new Hono<Env>().get(routes.showWhyPage.path, async c => {
    const json = preferredType(c.req.header('Accept'), 'html') === 'json'
    const [outcome] = await shards.explain([c.req.param('token')], { looks: !json })
    const found = explainedOrRefused(outcome)
    if (found instanceof Refusal) throw found
    const explanation = explainRecord(found, languageWish(c), publicUrl)
    if (json) {
      c.header('Vary', 'Accept, Accept-Language', { append: true })
      return answerJson(c, 200, explanation, pageHeaders())
    }
    const inForce = await registry.currentCatalogue()
    const looks = outcome?.outcome === 'found' ? (outcome.looks ?? null) : null
    const now = { ...nowPart(inForce.catalogue, explanation), since: changesSince(found, inForce), looks }
    return answerPage(c, 200, renderPage(explanation, found, now))
  })
}
