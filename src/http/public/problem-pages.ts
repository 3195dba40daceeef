// What each problem code means: where the `type` of every problem leads.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { answerJson } from '../answer-json.js'
import { answerPage } from '../answer-page.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { preferredType } from '../preferred-type.js'
import { Refusal } from '../refusal.js'
import { routes } from '../routes.js'
import { meaningOf, type ProblemMeaning } from './problem-meaning.js'
import { referencePage, referencePolicy } from './reference-page.js'

/** `GET /problems/:code`. */
export function problemPages({ publicUrl }: Dependencies) {
  return new Hono<Env>().get(routes.showProblem.path, async c => {
    const meaning = meaningOf(c.req.param('code'), publicUrl)
    if (!meaning) throw new Refusal('not-found', { detail: 'There is no such problem code.' })
    if (preferredType(c.req.header('Accept'), 'html') === 'json') {
      return answerJson(c, 200, meaning, { Vary: 'Accept' })
    }
    return answerPage(c, 200, await problemPage(meaning), await referencePolicy())
  })
}

function problemPage({ code, status, title, detail, type }: ProblemMeaning): Promise<string> {
  return referencePage(
    title,
    html`<main>
<h1>${title}</h1>
<p>${detail}</p>
<table>
<tr><th scope="row">Code</th><td><code>${code}</code></td></tr>
<tr><th scope="row">Status</th><td>${status}</td></tr>
<tr><th scope="row">Type</th><td><code>${type}</code></td></tr>
</table>
<p><a href="/docs#errors">All errors</a></p>
</main>`,
  )
}
