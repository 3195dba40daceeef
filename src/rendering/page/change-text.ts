// One change of what is declared, as a sentence; null where the reader's language shows none.
import type { LocalisedText } from '../../contract/catalogue.js'
import type { ChangedEntry } from '../since/changes-since.js'
import type { DeclaredChange } from '../since/declared-change.js'
import { categoryWords } from '../words/category-words.js'
import { formatList } from '../words/formatters.js'
import { originWords } from '../words/origin.js'
import { clause } from '../words/sentence.js'
import { localised, localisedExactly, type Speech } from '../words/speech.js'
import { visible } from '../words/visible.js'
import { declaredValue, type TextPieces, textPieces, type Value } from './text-pieces.js'

/** The reader's language over the texts of then and of now. */
export type Speeches = { readonly before: Speech; readonly now: Speech }

/** The sentence, its names and texts set apart. */
export function changeText(
  speeches: Speeches,
  organisation: string,
  entry: ChangedEntry,
  change: DeclaredChange,
): TextPieces | null {
  const { messages, language } = speeches.now
  const called = entry.name ? inWords(speeches.before, entry.name) : { text: entry.key, language: null }
  const quoted = (text: string) => messages.quoted({ name: text })
  const name = quoted(called.text)
  const say = (sentence: string, ...values: readonly (Value | string)[]) =>
    textPieces(sentence, [organisation, called, ...values])
  switch (change.code) {
    case 'declared': {
      const now = inWords(speeches.now, change.now)
      const words = { organisation, key: entry.key, name: quoted(now.text) }
      return textPieces(messages['since.declared'](words), [organisation, entry.key, now])
    }
    case 'removed':
      return say(messages['since.removed']({ organisation, name }))
    case 'name': {
      const now = inWords(speeches.now, change.now)
      return now.text === called.text
        ? null
        : textPieces(messages['since.name']({ before: name, now: quoted(now.text) }), [called, now])
    }
    case 'because':
      return exactly(speeches.before, change.before) === exactly(speeches.now, change.now)
        ? null
        : say(messages['since.because']({ organisation, name }))
    case 'source':
      return sourceText(speeches, change, name, organisation, say)
    case 'category': {
      const [before, now] = [change.before, change.now].map(key => categoryWords(speeches.now, key))
      if (!before || !now || before === now) return null
      return say(messages['since.category']({ name, before: quoted(before), now: quoted(now) }), now, before)
    }
    case 'origin': {
      const [before, now] = [change.before, change.now].map(code => originWords(speeches.now, code).text)
      return say(messages['since.origin']({ name, before: quoted(before ?? ''), now: quoted(now ?? '') }))
    }
    case 'retention': {
      const { before, now } = change
      if (now === null)
        return say(messages['since.retention_gone']({ organisation, name, days: before ?? 0 }))
      if (before === null) return say(messages['since.retention_new']({ organisation, name, days: now }))
      return say(messages['since.retention']({ organisation, name, days: now, before: before }))
    }
    case 'sensitive':
      return say(messages[change.now ? 'since.sensitive' : 'since.not_sensitive']({ organisation, name }))
    case 'purposes_more':
    case 'purposes_less': {
      const values = change.purposes.map(purpose =>
        purpose.name ? inWords(speeches.now, purpose.name) : { text: purpose.key, language: null },
      )
      const purposes = listed(language, values)
      return say(messages[`since.${change.code}`]({ organisation, name, purposes }), ...values)
    }
    case 'shared_more':
    case 'shared_less': {
      const others = change.names.map(visible)
      const names = formatList(language, others)
      return say(messages[`since.${change.code}`]({ organisation, name, names }), ...others)
    }
    case 'never_more':
    case 'never_less': {
      const names = formatList(
        language,
        change.categories.map(key => categoryWords(speeches.now, key)),
      )
      return say(messages[`since.${change.code}`]({ organisation, name, names }))
    }
    case 'main_parameters':
      return say(messages['since.main_parameters']({ organisation, name }))
    case 'summary':
      return summaryText(speeches, change, name, organisation, say)
    case 'control':
      return say(messages[`since.control.${change.now}`]({ name }))
    case 'consent':
      return say(messages[change.now ? 'since.consent' : 'since.no_consent']({ organisation, name }))
    default:
      return assertNever(change)
  }
}

function sourceText(
  speeches: Speeches,
  change: DeclaredChange & { readonly code: 'source' },
  name: string,
  organisation: string,
  say: (sentence: string, ...values: readonly Value[]) => TextPieces,
): TextPieces | null {
  const { messages } = speeches.now
  const before = change.before && inWords(speeches.before, change.before)
  const now = change.now && inWords(speeches.now, change.now)
  if (before && now) {
    if (before.text === now.text) return null
    return say(messages['since.source']({ name, before: before.text, now: now.text }), now, before)
  }
  if (now) return say(messages['since.source_new']({ organisation, name, now: now.text }), now)
  return before && say(messages['since.source_gone']({ organisation, name, before: before.text }), before)
}

function summaryText(
  speeches: Speeches,
  change: DeclaredChange & { readonly code: 'summary' },
  name: string,
  organisation: string,
  say: (sentence: string, ...values: readonly Value[]) => TextPieces,
): TextPieces | null {
  const { messages } = speeches.now
  const before = change.before && inWords(speeches.before, change.before)
  const now = change.now && inWords(speeches.now, change.now)
  if (!now) return say(messages['since.summary_gone']({ organisation, name }))
  if (before?.text === now.text) return null
  return say(messages['since.summary']({ organisation, name, now: now.text }), now)
}

/** A declared text, to be put into a sentence. */
function inWords(speech: Speech, text: LocalisedText): Value {
  return declaredValue(speech, clause(localised(speech, text)), text)
}

function exactly(speech: Speech, text: LocalisedText | null): string | null {
  return text && localisedExactly(speech, text)
}

function listed(language: string, values: readonly Value[]): string {
  return formatList(
    language,
    values.map(({ text }) => text),
  )
}

function assertNever(value: never): never {
  throw new Error(`unknown change: ${JSON.stringify(value)}`)
}
