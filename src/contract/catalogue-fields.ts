// Which fields the catalogue's schema knows at a place, so that a message about an unknown one can name them.
import * as z from 'zod'
import { catalogue } from './catalogue.js'

/** The fields that may stand at the path: none where the organisation chooses the names itself. */
export function catalogueFieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = catalogue
  for (const step of path) schema = schemaBelow(bare(schema), step)
  const found = bare(schema)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

function schemaBelow(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)]
  if (schema instanceof z.ZodRecord) return schema.valueType
  if (schema instanceof z.ZodArray) return schema.element
  return undefined
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema
}
