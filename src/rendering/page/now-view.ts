// The living part of the page as its template needs it. Each way out weighs the same.
import { formatList } from '../words/formatters.js'
import { type Speech, speechIn } from '../words/speech.js'
import type { Evidence } from './article-view.js'
import { looksView } from './looks-view.js'
import type { NowControl, NowPart } from './now-part.js'
import { contactView, type SafeHref, safeHref } from './safe-href.js'
import { sinceView } from './since-view.js'
import { type TextPieces, textPieces, type Value } from './text-pieces.js'

export type NowView = ReturnType<typeof nowView>

type ControlsView = {
  readonly any: boolean
  /** Switched at their own address. */
  readonly changed: readonly { readonly name: TextPieces; readonly href: SafeHref }[]
  /** Switched by writing to the contact: their names as one list. */
  readonly asked: TextPieces | null
}

/** What has changed since, who looked, controls, contact and data protection officer; what is sensitive apart. */
export function nowView(
  { organisation, controls, since, looks }: NowPart,
  language: string,
  timeZone: string,
  evidence: Evidence = 'whole',
) {
  const speech = speechIn(language, { languages: [language], timeZone: 'UTC' })
  const myData = safeHref(organisation?.my_data_url)
  const closed = controls.filter(({ sensitive }) => sensitive)
  return {
    since: since && organisation ? sinceView(since, organisation.name, language) : null,
    looks: looks ? looksView(looks, language, timeZone) : null,
    controls: controlsView(
      speech,
      controls.filter(({ sensitive }) => !sensitive),
    ),
    sensitive_controls: controlsView(speech, closed),
    sensitive_words: speech.messages['words.sensitive'](),
    masked: evidence === 'masked' ? speech.messages['evidence.masked']() : null,
    my_data: myData ? { href: myData } : null,
    contact: organisation ? contactView(organisation.contact) : null,
    officer: organisation?.data_protection_officer ? contactView(organisation.data_protection_officer) : null,
  }
}

function controlsView(speech: Speech, controls: readonly NowControl[]): ControlsView {
  const { messages } = speech
  const changed: { name: TextPieces; href: SafeHref }[] = []
  const asked: Value[] = []
  for (const { name, manage_url } of controls) {
    const href = safeHref(manage_url ?? undefined)
    if (href)
      changed.push({ name: textPieces(messages['choices.change']({ name: name.text }), [name]), href })
    else asked.push(name)
  }
  return {
    any: controls.length > 0,
    changed,
    asked: asked.length > 0 ? askedPieces(speech, asked) : null,
  }
}

/** One name as it is; of several each in quotes, because a name may hold a comma. */
function askedPieces({ messages, language }: Speech, names: readonly Value[]): TextPieces {
  const listed = names.map(({ text }) => (names.length === 1 ? text : messages.quoted({ name: text })))
  return textPieces(formatList(language, listed), names)
}
