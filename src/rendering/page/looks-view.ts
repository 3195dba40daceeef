// Who of the staff looked, as the person reads it: day, role and reason, never a name. The same day, role, reason and kind
// is one line, however often it was opened.
import type { PastLook, PastLooks } from '../../contract/audit.js'
import { formatDate } from '../words/formatters.js'
import { type Speech, speechIn } from '../words/speech.js'
import { visible } from '../words/visible.js'
import { type TextPieces, textPieces } from './text-pieces.js'

/** Lines that stand open; the others open in place. */
const MOST_LINES = 3

export type LooksView = {
  /** Nobody has looked. */
  readonly none: boolean
  readonly first: readonly TextPieces[]
  readonly more: readonly TextPieces[]
  readonly show_all: string
  /** There are older ones than these. */
  readonly older: boolean
}

/** The lines, newest first. */
export function looksView({ looks, more }: PastLooks, language: string, timeZone: string): LooksView {
  const speech = speechIn(language, { languages: [language], timeZone })
  const lines = new Map<string, TextPieces>()
  for (const look of looks) {
    const line = lineOf(speech, look, timeZone)
    const text = line.map(piece => piece.text).join('')
    if (!lines.has(text)) lines.set(text, line)
  }
  const all = [...lines.values()]
  return {
    none: all.length === 0,
    first: all.slice(0, MOST_LINES),
    more: all.slice(MOST_LINES),
    show_all: speech.messages.show_all({ count: all.length }),
    older: more,
  }
}

function lineOf({ messages, language }: Speech, look: PastLook, timeZone: string): TextPieces {
  const date = formatDate(language, timeZone, new Date(look.at).toISOString()) ?? ''
  const reason = visible(look.reason)
  const role = messages[`looks.role.${roleOf(look.role)}`]()
  return textPieces(messages[`looks.${kindOf(look.action)}`]({ date, role, reason }), [reason])
}

function roleOf(role: string): 'support' | 'privacy' | 'other' {
  return role === 'support' || role === 'privacy' ? role : 'other'
}

function kindOf(action: string): 'one' | 'list' | 'unmask' {
  return action === 'list' || action === 'unmask' ? action : 'one'
}
