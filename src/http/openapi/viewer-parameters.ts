// The parameters of every page behind a link.
import * as z from 'zod'
import { language } from '../../contract/text.js'
import type { Parameter } from './operation.js'

export const tokenParameter: Parameter = {
  name: 'token',
  in: 'path',
  required: true,
  description: 'The token of a `view` link.',
  schema: z.string(),
}

export const langParameter: Parameter = {
  name: 'lang',
  in: 'query',
  required: false,
  description:
    'The language to answer in. Then the language the person was served, Accept-Language, the catalogue.',
  schema: language,
  example: 'en',
}
