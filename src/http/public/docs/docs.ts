// The OpenAPI document as a page for people: made on the server, at the first request, from what the document is made
// of. No script, nothing from elsewhere.
import { Hono } from 'hono'
import { answerPage } from '../../answer-page.js'
import type { Dependencies } from '../../dependencies.js'
import type { Env } from '../../env.js'
import { routes } from '../../routes.js'
import { referencePage, referencePolicy } from '../reference-page.js'
import { docsBody } from './docs-body.js'
import { DOCS_STYLE } from './docs-style.js'

/** `GET /docs`. */
export function docs({ publicUrl, version }: Dependencies) {
  let page: Promise<string> | undefined
  return new Hono<Env>().get(routes.showDocs.path, async c => {
    page ??= referencePage('Wherefore API', docsBody(publicUrl, version), DOCS_STYLE)
    return answerPage(c, 200, await page, await referencePolicy(DOCS_STYLE), {
      'Cache-Control': 'public, max-age=300',
    })
  })
}
