// The public account of how an organisation chooses what people see: as pages, as JSON, and in the Data Privacy
// Vocabulary. Nothing about anyone stands in it.
import { Hono } from 'hono'
import { aboutWords } from '../../rendering/about/about-words.js'
import { type Account, accountIn } from '../../rendering/about/account.js'
import { dataWords } from '../../rendering/about/data-words.js'
import type { OpenPageOptions } from '../../rendering/about/open-page.js'
import { aboutGraph, dataGraph, systemGraph } from '../../rendering/about/privacy-vocabulary.js'
import { systemWords } from '../../rendering/about/system-words.js'
import { chooseLanguage } from '../../rendering/choose-language.js'
import { renderAbout, renderData, renderSystem } from '../../rendering/render-about.js'
import { answerOpen } from '../answer-open.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { languageWish } from '../language-wish.js'
import { type Form, preferredOf } from '../preferred-type.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'

/** `GET /about`, `/about/systems/:id`, `/about/data`. */
export function about({ registry, shards, publicUrl }: Dependencies) {
  async function asked(c: RequestContext): Promise<{ account: Account; options: OpenPageOptions }> {
    const version = await registry.currentCatalogue()
    const languages = version.catalogue?.languages ?? []
    const wish = languageWish(c)
    const language = chooseLanguage({ asked: wish.asked, acceptLanguage: wish.accepted, languages })
    const options = { languages, asked: wish.asked === undefined ? null : language }
    return { account: accountIn(version, language, publicUrl), options }
  }
  return new Hono<Env>()
    .get(routes.showAbout.path, async c => {
      const { account, options } = await asked(c)
      const words = aboutWords(account)
      return answerAs(
        c,
        words,
        () => renderAbout(words, options),
        () => aboutGraph(words, publicUrl),
      )
    })
    .get(routes.showAboutSystem.path, async c => {
      const { account, options } = await asked(c)
      const words = systemWords(account, c.req.param('id'), await shards.measured())
      if (!words) throw new Refusal('not-found', { detail: 'No such system is described here.' })
      return answerAs(
        c,
        words,
        () => renderSystem(words, options),
        () => systemGraph(words, publicUrl),
      )
    })
    .get(routes.showAboutData.path, async c => {
      const { account, options } = await asked(c)
      const words = dataWords(account, await shards.measured())
      return answerAs(
        c,
        words,
        () => renderData(words, options),
        () => dataGraph(words, publicUrl),
      )
    })
}

function answerAs(
  c: RequestContext,
  words: object,
  page: () => string,
  graph: () => object,
): Promise<Response> {
  switch (formOf(c)) {
    case 'json':
      return answerOpen(c, JSON.stringify(words), 'application/json')
    case 'jsonld':
      return answerOpen(c, JSON.stringify(graph()), 'application/ld+json')
    default:
      return answerOpen(c, page(), 'text/html')
  }
}

/** `?format=` is for links, which cannot say what they accept. */
function formOf(c: RequestContext): Form {
  const named = c.req.query('format')
  if (named === 'json' || named === 'jsonld' || named === 'html') return named
  return preferredOf(c.req.header('Accept'), ['html', 'json', 'jsonld'], 'html')
}
