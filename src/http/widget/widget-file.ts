// The widget as host pages load it: under a stable name that is looked at again every few minutes, and under a name that
// holds its hash, for ever. The very same bytes on Node and on the edge; any page of any origin may load them.
import { Hono } from 'hono'
import { answerJson } from '../answer-json.js'
import { answerText } from '../answer-text.js'
import type { Dependencies } from '../dependencies.js'
import type { Env, RequestContext } from '../env.js'
import { widgetCode, widgetHash, widgetIntegrity } from '../generated/widget-file.js'
import { routes } from '../routes.js'

const SHORT = 'public, max-age=300, stale-while-revalidate=86400'
const YEAR = 'public, max-age=31536000, immutable'
/** A page of another origin may load it, also one that isolates itself and one that asks for integrity. */
const FOR_ANY_PAGE = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
const TAG = `"${widgetHash}"`

/** `GET /widget.js`, `/widget.<hash>.js` and `/widget.json`. */
export function widgetFile({ version }: Dependencies) {
  const about = { version, file: routes.readHashedWidget.path.slice(1), integrity: widgetIntegrity }
  const answer = (c: RequestContext, cache: string) => {
    const headers = { ...FOR_ANY_PAGE, 'Cache-Control': cache, ETag: TAG }
    if (namesTag(c.req.header('If-None-Match'))) return c.body(null, 304, headers)
    return answerText(c, 200, widgetCode, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' })
  }
  return new Hono<Env>()
    .get(routes.readWidget.path, c => answer(c, SHORT))
    .get(routes.readHashedWidget.path, c => answer(c, YEAR))
    .get(routes.describeWidget.path, c =>
      answerJson(c, 200, about, { ...FOR_ANY_PAGE, 'Cache-Control': SHORT }),
    )
}

/** Weak or strong: a proxy that compresses makes a tag weak (RFC 9110, section 8.8.3). */
function namesTag(wanted: string | undefined): boolean {
  return wanted?.split(',').some(each => each.trim().replace(/^W\//, '') === TAG) ?? false
}
