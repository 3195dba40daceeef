// A signal's name as the page sets it apart: with its language, where the organisation has no name in the page's.
import { closedName, fixedWords, type NamedSignal, openName } from '../words/signal-name.js'
import type { Speech } from '../words/speech.js'
import { declaredValue, type Value } from './text-pieces.js'

/** The name that may be said anywhere: the declared one, or the fixed words. */
export function nameValue(speech: Speech, signal: NamedSignal): Value {
  const fixed = fixedWords(speech, signal) !== null
  return declaredValue(speech, openName(speech, signal), fixed ? null : signal.declared?.name)
}

/** The declared name, whatever the signal is: for its own closed evidence alone. */
export function closedNameValue(speech: Speech, signal: NamedSignal): Value {
  return declaredValue(speech, closedName(speech, signal), signal.declared?.name)
}
