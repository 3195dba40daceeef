// The test that the person was part of, and what was kept back on legal ground.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts } from '../../domain/explain/facts.js'
import { clause, sentence } from './sentence.js'
import type { Speech } from './speech.js'
import { visible } from './visible.js'

/** Undefined where there was no test. */
export function experimentWords({ messages }: Speech, { experiment }: Facts): Explanation['experiment'] {
  if (!experiment) return undefined
  const variant = visible(experiment.variant)
  const reason = clause(visible(experiment.reason ?? ''))
  const texts = [sentence(messages['experiment.text']({ variant }))]
  if (reason !== '') texts.push(sentence(messages['experiment.reason']({ reason })))
  return { key: experiment.key, variant, text: texts.join(' '), pointers: [...experiment.pointers] }
}

/** Undefined where nothing was withheld. */
export function withheldWords({ messages }: Speech, { withheld }: Facts): Explanation['withheld'] {
  if (withheld.length === 0) return undefined
  return withheld.map(entry => {
    const what = visible(entry.what)
    const ground = visible(entry.ground)
    const text =
      ground.trim() === ''
        ? messages['withheld.no_ground']({ what: clause(what) })
        : messages['withheld.text']({ what: clause(what), ground })
    return { what, ground, text: sentence(text), pointers: [...entry.pointers] }
  })
}
