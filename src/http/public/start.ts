// The page at the service's own address, for someone who came without a link.
import { Hono } from 'hono'
import { chooseLanguage } from '../../rendering/choose-language.js'
import { renderStartPage } from '../../rendering/render-start-page.js'
import { answerPage } from '../answer-page.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { languageWish } from '../language-wish.js'
import { routes } from '../routes.js'

/** `GET /`. */
export function start({ registry }: Dependencies) {
  return new Hono<Env>().get(routes.showStart.path, async c => {
    const { catalogue } = await registry.currentCatalogue()
    const languages = catalogue?.languages ?? []
    const { asked, accepted } = languageWish(c)
    const language = chooseLanguage({ asked, acceptLanguage: accepted, languages })
    const organisation = catalogue?.organisation.name ?? null
    return answerPage(c, 200, renderStartPage(language, { organisation, languages }))
  })
}
