// The public page of the data: everything that is declared, by kind, and what no decision used.
import type { AboutData, Told } from '../../contract/about.js'
import { labels } from '../generated/messages.js'
import { type Note, noteOf } from '../page/data-view.js'
import { type SafeHref, safeHref } from '../page/safe-href.js'
import { textPieces, type Value } from '../page/text-pieces.js'
import { formatList } from '../words/formatters.js'
import { type Speech, speechIn } from '../words/speech.js'
import { contactsView, toldPiece } from './open-page.js'

type Signal = AboutData['signals'][number]

export type DataPageView = ReturnType<typeof dataView>

/** The view of `GET /about/data`. */
export function dataView(account: AboutData, languages: readonly string[]) {
  const { signals, not_used, measured, organisation } = account
  const speech = speechIn(account.locale, { languages, timeZone: 'UTC' })
  const unused = new Set(not_used)
  return {
    groups: groupsOf(signals).map(([name, list]) => ({
      name,
      signals: list.map(signal => signalView(speech, signal)),
    })),
    unused: signals.filter(({ key }) => unused.has(key)).map(({ name }) => toldPiece(name)),
    all_used: signals.length > 0 && not_used?.length === 0,
    measured: measured.text,
    contacts: contactsView(organisation),
  }
}

/** By category, in the order in which the organisation names the first of each. */
function groupsOf(signals: readonly Signal[]): [string, Signal[]][] {
  const groups = new Map<string, Signal[]>()
  for (const signal of signals) {
    const { name } = signal.category
    groups.set(name, [...(groups.get(name) ?? []), signal])
  }
  return [...groups]
}

function signalView(speech: Speech, signal: Signal) {
  const { name, sensitive, control } = signal
  return {
    key: signal.key,
    name: toldPiece(name),
    sensitive: sensitive ? speech.messages['words.sensitive']() : null,
    notes: notesOn(speech, signal),
    control: control.text,
    change: linkTo(control.manage_url),
  }
}

function linkTo(address: string | null): { readonly href: SafeHref } | null {
  const href = safeHref(address ?? undefined)
  return href && { href }
}

function notesOn(speech: Speech, signal: Signal): Note[] {
  const { messages, language, base } = speech
  const { origin, source, purposes, retention, shared_with, used_by } = signal
  const words = labels[base]
  const listed = (say: (names: string) => string, names: readonly Value[]): Note => {
    const list = formatList(
      language,
      names.map(({ text }) => text),
    )
    return { whole: null, pieces: textPieces(say(list), names), datetime: null }
  }
  const users = used_by ?? []
  return [
    noteOf(origin.text),
    ...(source ? [noteOf(valueIn(source))] : []),
    purposes.length > 0
      ? listed(
          purpose => messages['data.purpose']({ purpose }),
          purposes.map(({ name }) => valueIn(name)),
        )
      : noteOf(words.about_purposes_none),
    noteOf(retention?.text ?? words.about_retention_none),
    shared_with.length > 0
      ? listed(
          names => messages['data.shared_with']({ names }),
          shared_with.map(text => ({ text, language: null })),
        )
      : noteOf(words.about_shared_none),
    ...(users.length > 0
      ? [
          listed(
            names => messages['about.used_by']({ names }),
            users.map(({ name }) => valueIn(name)),
          ),
        ]
      : []),
  ]
}

function valueIn({ text, lang }: Told): Value {
  return { text, language: lang ?? null }
}
