// The OpenAPI document of this service, built at the first request: schemas cost time that a start should not pay.
import { Hono } from 'hono'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { openapiDocument } from '../openapi/openapi-document.js'
import { routes } from '../routes.js'

/** `GET /openapi.json`. */
export function openapi({ publicUrl, version }: Dependencies) {
  let document: Record<string, unknown> | undefined
  return new Hono<Env>().get(routes.readOpenapi.path, c => {
    document ??= openapiDocument(publicUrl, version)
    return answerJson(c, 200, document, { 'Cache-Control': 'public, max-age=300' })
  })
}
