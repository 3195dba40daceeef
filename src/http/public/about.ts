// The public account of how an organisation chooses what people see: as pages, as JSON, and in the Data Privacy
// Vocabulary. Nothing about anyone stands in it.
import { Hono } from 'hono'
import type { Measured } from '../../contract/measured.js'
import { aboutWords } from '../../rendering/about/about-words.js'
import { type Account, accountIn } from '../../rendering/about/account.js'
import { dataWords } from '../../rendering/about/data-words.js'
import type { OpenPageOptions } from '../../rendering/about/open-page.js'
import { aboutGraph, dataGraph, systemGraph } from '../../rendering/about/privacy-vocabulary.js'
import { systemWords } from '../../rendering/about/system-words.js'
import { chooseLanguage } from '../../rendering/choose-language.js'
import { renderAbout, renderData, renderSystem } from '../../rendering/render-about.js'
import { answerOpen, type OpenAnswer, openAnswer } from '../answer-open.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { languageWish } from '../language-wish.js'
import { type Form, preferredOf } from '../preferred-type.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { keptAnswers } from './kept-answers.js'

/** `GET /about`, `/about/systems/:id`, `/about/data`. */
export function about({ registry, shards, publicUrl }: Dependencies) {
  const kept = keptAnswers()

  /** `make` gives null for what is not described. */
  async function answer(c: RequestContext, make: (asked: Asked) => Said | null): Promise<Response> {
    const [version, measured] = await Promise.all([registry.currentCatalogue(), shards.measured()])
    const languages = version.catalogue?.languages ?? []
    const wish = languageWish(c)
    const language = chooseLanguage({ asked: wish.asked, acceptLanguage: wish.accepted, languages })
    const options = { languages, asked: wish.asked === undefined ? null : language }
    const form = formOf(c)
    const key = JSON.stringify([c.req.path, language, options.asked, form])
    const found = await kept([version, measured], key, () => {
      const said = make({ account: accountIn(version, language, publicUrl), measured, options })
      if (!said) throw new Refusal('not-found', { detail: 'No such system is described here.' })
      return answerIn(form, said)
    })
    return answerOpen(c, found)
  }

  return new Hono<Env>()
    .get(routes.showAbout.path, c =>
      answer(c, ({ account, options }) => {
        const words = aboutWords(account)
        return {
          words,
          page: () => renderAbout(words, options),
          graph: () => aboutGraph(words, publicUrl),
        }
      }),
    )
    .get(routes.showAboutSystem.path, c =>
      answer(c, ({ account, measured, options }) => {
        const words = systemWords(account, c.req.param('id'), measured)
        return (
          words && {
            words,
            page: () => renderSystem(words, options),
            graph: () => systemGraph(words, publicUrl),
          }
        )
      }),
    )
    .get(routes.showAboutData.path, c =>
      answer(c, ({ account, measured, options }) => {
        const words = dataWords(account, measured)
        return {
          words,
          page: () => renderData(words, options),
          graph: () => dataGraph(words, publicUrl),
        }
      }),
    )
}

type Asked = {
  readonly account: Account
  readonly measured: Measured
  readonly options: OpenPageOptions
}

/** One account in its three forms. */
type Said = { readonly words: object; page(): string; graph(): object }

function answerIn(form: Form, { words, page, graph }: Said): Promise<OpenAnswer> {
  switch (form) {
    case 'json':
      return openAnswer(JSON.stringify(words), 'application/json')
    case 'jsonld':
      return openAnswer(JSON.stringify(graph()), 'application/ld+json')
    default:
      return openAnswer(page(), 'text/html')
  }
}

/** `?format=` is for links, which cannot say what they accept. */
function formOf(c: RequestContext): Form {
  const named = c.req.query('format')
  if (named === 'json' || named === 'jsonld' || named === 'html') return named
  return preferredOf(c.req.header('Accept'), ['html', 'json', 'jsonld'], 'html')
}
