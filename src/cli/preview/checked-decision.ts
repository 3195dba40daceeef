// A decision that somebody wants to see explained: refused with the places that the service would name.
import type { Decision } from '../../contract/decision.js'
import { type ParseOptions, parseDecision } from '../../contract/parse-decision.js'
import { Refused } from '../refused.js'
import { terminalText } from '../terminal-text.js'

/** The decision. Throws `Refused` with each error; `whose` begins the sentence. */
export function checkedDecision(sent: unknown, whose: string, options: ParseOptions): Decision {
  const parsed = parseDecision(sent, options)
  if (parsed.ok) return parsed.decision
  const lines = parsed.errors.map(({ pointer, detail }) => `${pointer || 'the whole'}: ${detail}`)
  throw new Refused(`${whose} is no decision that the service takes:\n${lines.map(terminalText).join('\n')}`)
}
