// The parameters of every page behind a link.
import * as z from 'zod'
import { languageParameter } from './decision-parameters.js'
import type { Parameter } from './operation.js'

export const tokenParameter: Parameter = {
  name: 'token',
  in: 'path',
  required: true,
  description: 'The token of a `view` link.',
  schema: z.string(),
}

export const langParameter = languageParameter('lang')
