// Where a signal came from, in a few words.
import type { OriginCode } from '../../contract/explanation.js'
import type { Speech } from './speech.js'

/** The origin's code with its words. */
export function originWords({ messages }: Speech, code: OriginCode): { code: OriginCode; text: string } {
  return { code, text: messages[`origin.${code}`]() }
}
