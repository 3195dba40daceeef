// The catalogue as published: one file in, numbered versions out.
import { Hono } from 'hono'
import { BATCH_BYTES } from '../../contract/ingestion.js'
import { answerJson } from '../answer-json.js'
import type { Dependencies } from '../dependencies.js'
import type { Env } from '../env.js'
import { decodeText } from '../parse-json.js'
import { Refusal } from '../refusal.js'
import { readBody } from '../request-body.js'
import { routes } from '../routes.js'

/** The media types in which a catalogue comes. */
export const CATALOGUE_TYPES = ['application/json', 'application/yaml'] as const

/** `PUT /v1/catalogue` and `GET /v1/catalogue`. */
export function catalogue({ registry, gunzip }: Dependencies) {
  return new Hono<Env>()
    .put(routes.publishCatalogue.path, async c => {
      const { type, bytes } = await readBody(c, { types: CATALOGUE_TYPES, limit: BATCH_BYTES }, gunzip)
      const form = type === 'application/json' ? 'json' : 'yaml'
      const published = await registry.publishCatalogue(decodeText(bytes), form)
      if (!published.ok) throw new Refusal('input-invalid', { errors: published.errors })
      return answerJson(c, 201, { version: published.version, warnings: published.warnings })
    })
    .get(routes.readCatalogue.path, async c => {
      const asked = readVersion(c.req.query('version'))
      const found = asked === null ? await registry.currentCatalogue() : await registry.catalogue(asked)
      if (!found) throw new Refusal('not-found', { detail: `There is no catalogue version ${asked}.` })
      return answerJson(c, 200, { version: found.version, catalogue: found.catalogue })
    })
}

function readVersion(written: string | undefined): number | null {
  if (written === undefined) return null
  if (/^\d{1,9}$/.test(written)) return Number(written)
  throw new Refusal('query-invalid', { detail: 'The query parameter version is a whole number.' })
}
