// The routes of people and of the pages they stand on, as the OpenAPI document tells of them.
import { DIALOG_TYPE } from '../../contract/dialog-words.js'
import { EXPLANATION_TOKENS } from '../../contract/ingestion.js'
import { EXPLANATIONS_BYTES } from '../widget/explanations-request.js'
import { exampleExplanation } from './example-explanation.js'
import * as examples from './examples.js'
import type { Operation } from './operation.js'
import { langParameter, tokenParameter } from './viewer-parameters.js'

export const showWhyPage: Operation = {
  summary: 'Show a person why they saw something',
  description:
    'The page behind a `why_url`; with `Accept: application/json` the explanation. Sets no cookie.',
  parameters: [tokenParameter, langParameter],
  answers: {
    200: {
      description: 'The explanation.',
      content: {
        'text/html': {},
        'application/json': { schema: 'Explanation', example: exampleExplanation },
      },
    },
  },
  problems: ['link-invalid', 'link-expired', 'record-gone', 'record-pending', 'unavailable'],
}

export const explainLinks: Operation = {
  summary: 'Explain the links of one page to its widget',
  description:
    'For pages of the listed origins. Leaves out what a host page may not read: of sensitive signals the key, name, ' +
    'value and text, and of an ad everything but its headline, its payer and the kinds of data used. With ' +
    `\`Accept: ${DIALOG_TYPE}\` the finished words of the widget’s dialog stand beside each explanation.`,
  request: {
    content: {
      'text/plain': { example: JSON.stringify(examples.exampleExplanationsRequest) },
      'application/json': { schema: 'ExplanationsRequest', example: examples.exampleExplanationsRequest },
    },
  },
  limits: { bytes_as_sent: EXPLANATIONS_BYTES, tokens: EXPLANATION_TOKENS },
  answers: {
    200: {
      description: 'One entry a token, in the order sent.',
      content: {
        'application/json': { schema: 'Explanations', example: [{ explanation: exampleExplanation }] },
        [DIALOG_TYPE]: {
          schema: 'ExplanationsWithWords',
          example: [{ explanation: exampleExplanation, words: examples.exampleDialogWords }],
        },
      },
    },
  },
  problems: ['input-invalid'],
}
