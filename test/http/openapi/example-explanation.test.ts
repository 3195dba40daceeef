// The example that readers of the API page see is what the service says of the example decision, so that it cannot age.
import { expect, it } from 'vitest'
import { catalogue } from '../../../src/contract/catalogue.js'
import { decision } from '../../../src/contract/decision.js'
import { exampleExplanation } from '../../../src/http/openapi/example-explanation.js'
import { exampleCatalogue, exampleDecision } from '../../../src/http/openapi/examples.js'
import { tell } from '../../oracle/told.js'

it('is the explanation of the example decision under the example catalogue', () => {
  const version = { version: 1, catalogue: catalogue.parse(exampleCatalogue) }
  const { record: _, ...told } = tell(decision.parse(exampleDecision), version, 'en')
  const { record: __, ...shown } = exampleExplanation
  expect(shown).toEqual({ ...told, decision: { ...told.decision, occurred_at: shown.decision.occurred_at } })
})
