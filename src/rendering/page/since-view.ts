// What has changed since a decision, as sentences that name what was then. A text that reads the same in the reader's
// language has not changed for them. What is sensitive stands apart, behind the fixed words.
import type { ChangedEntry, Since } from '../since/changes-since.js'
import { speechIn } from '../words/speech.js'
import { changeText, type Speeches } from './change-text.js'
import { type TextPieces, textPieces } from './text-pieces.js'

/** Changes that stand open; the others open in place, so that what can be done stays near. */
const MOST_CHANGES = 6

type ChangesView = {
  readonly first: readonly TextPieces[]
  readonly more: readonly TextPieces[]
  readonly show_all: string
}

/** Null where every change is in another language than the reader's. */
export function sinceView({ entries, languages }: Since, organisation: string, language: string) {
  const speeches = {
    before: speechIn(language, { languages: languages.before, timeZone: 'UTC' }),
    now: speechIn(language, { languages: languages.now, timeZone: 'UTC' }),
  }
  const { messages } = speeches.now
  const view = (closed: boolean): ChangesView => {
    const texts = entries
      .filter(entry => entry.closed === closed)
      .flatMap(entry => textsOf(speeches, organisation, entry))
    return {
      first: texts.slice(0, MOST_CHANGES),
      more: texts.slice(MOST_CHANGES),
      show_all: messages.show_all({ count: texts.length }),
    }
  }
  const [open, closed] = [view(false), view(true)]
  if (open.first.length + closed.first.length === 0) return null
  return {
    intro: textPieces(messages['since.intro']({ organisation }), [organisation]),
    open,
    closed,
  }
}

function textsOf(speeches: Speeches, organisation: string, entry: ChangedEntry): readonly TextPieces[] {
  return entry.changes.flatMap(change => {
    const text = changeText(speeches, organisation, entry, change)
    return text ? [text] : []
  })
}
