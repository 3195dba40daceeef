// The parameters of every route about one decision of one person.
import { decision } from '../../contract/decision.js'
import { language, name } from '../../contract/text.js'
import { exampleDecision } from './examples.js'
import type { Parameter } from './operation.js'

export const idParameter: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The id of the decision.',
  schema: decision.shape.id,
  example: exampleDecision.id,
}

export const subjectParameter: Parameter = {
  name: 'Wherefore-Subject',
  in: 'header',
  required: true,
  description: 'The person, as percent-encoded UTF-8; 1-256 characters once decoded.',
  schema: name(256),
  example: exampleDecision.subject,
}

/** The language of an explanation: `lang` on pages, `locale` beside them. */
export function languageParameter(called: 'lang' | 'locale'): Parameter {
  return {
    name: called,
    in: 'query',
    required: false,
    description:
      'The language to answer in. Then the language the person was served, Accept-Language, the catalogue.',
    schema: language,
    example: 'en',
  }
}
