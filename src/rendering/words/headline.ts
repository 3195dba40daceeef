// The answer in one sentence (wire contract: Headline). The fact says which holds; here it gets its words.
import type { Explanation } from '../../contract/explanation.js'
import type { Facts, SignalFact } from '../../domain/explain/facts.js'
import { becauseText } from './because.js'
import { sentence } from './sentence.js'
import { fixedWords, openName } from './signal-name.js'
import type { Speech } from './speech.js'
import { titleOf } from './title.js'

/** The headline with the places it rests on. */
export function headlineWords(speech: Speech, facts: Facts): Explanation['headline'] {
  const { code, pointers } = facts.headline
  return { code, text: sentence(headlineText(speech, facts)), pointers: [...pointers] }
}

function headlineText(speech: Speech, facts: Facts): string {
  const { messages } = speech
  const item = titleOf(facts.decision.item) ?? messages['item.this']()
  const { code, place, nothingCounted } = facts.headline
  const signal = place === null ? undefined : facts.signals[place]
  switch (code) {
    case 'because':
    case 'in_spite_of':
      return signal ? restingOn(speech, code, signal, facts) : messages['headline.not_recorded']({ item })
    case 'nothing_about_you':
      return messages[nothingCounted ? 'headline.nothing_counted' : 'headline.nothing_about_you']({ item })
    case 'not_recorded':
      return facts.signals.length === 0
        ? messages['headline.not_recorded']({ item })
        : messages['headline.not_recorded_used']({ item, count: facts.signals.length })
    default:
      return assertNever(code)
  }
}

function restingOn(
  speech: Speech,
  code: 'because' | 'in_spite_of',
  signal: SignalFact,
  facts: Facts,
): string {
  const { messages } = speech
  const title = titleOf(facts.decision.item)
  const item = title ?? messages['item.this']()
  const words = fixedWords(speech, signal)
  if (words !== null) {
    return messages[code === 'because' ? 'headline.because_of_words' : 'headline.in_spite_of_words']({
      item,
      words,
    })
  }
  const text = becauseText(speech, signal, title)
  if (text === null) {
    const name = openName(speech, signal)
    return messages[code === 'because' ? 'headline.because_of' : 'headline.in_spite_of_name']({ item, name })
  }
  return messages[code === 'because' ? 'headline.because' : 'headline.in_spite_of']({ item, text })
}

function assertNever(value: never): never {
  throw new Error(`unknown headline: ${String(value)}`)
}
