// What a signal may be called outside its closed evidence: its declared name, or the fixed words where it is sensitive
// or undeclared. Every text about a signal takes its name from here.
import type { DeclaredSignal } from '../../contract/catalogue.js'
import type { Disclosure } from '../../domain/explain/facts.js'
import { localised, type Speech } from './speech.js'

/** What a name is taken from. */
export type NamedSignal = {
  readonly key: string
  readonly disclosure: Disclosure
  readonly declared: DeclaredSignal | null
}

/** The fixed words that stand for a signal which may not be named; null where it may. */
export function fixedWords({ messages }: Speech, { key, disclosure }: NamedSignal): string | null {
  switch (disclosure) {
    case 'open':
      return null
    case 'sensitive':
      return messages['words.sensitive']()
    case 'undeclared':
      return messages['words.undeclared_named']({ key })
    default:
      return assertNever(disclosure)
  }
}

/** The declared name, or the fixed words. */
export function openName(speech: Speech, signal: NamedSignal): string {
  return fixedWords(speech, signal) ?? closedName(speech, signal)
}

/** The declared name, whatever the signal is: for its own closed evidence alone. The key where nothing is declared. */
export function closedName(speech: Speech, { key, declared }: NamedSignal): string {
  return declared ? localised(speech, declared.name) : key
}

function assertNever(value: never): never {
  throw new Error(`unknown disclosure: ${String(value)}`)
}
