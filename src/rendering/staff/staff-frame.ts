// What every page of the console shares: its language, who is signed in, and the ways that their role opens.
import type { StaffRole } from '../../contract/staff-member.js'
import { type Labels, type Language, labels, type Messages, messages } from '../generated/staff-messages.js'
import { ownHref, type SafeHref } from '../page/safe-href.js'
import { visible } from '../words/visible.js'

/** The languages of the console. */
export const staffLanguages = ['en', 'de'] as const satisfies readonly Language[]

/** One entry of the console's menu: `path` is where it leads, `label` how it is called. */
export type StaffWay = { readonly path: string; readonly label: keyof Labels }

export type StaffSurroundings = {
  /** One of `staffLanguages`. */
  readonly language: Language
  readonly organisation: string | null
  /** Null where nobody is signed in. */
  readonly me: { readonly name: string; readonly role: StaffRole; readonly csrf: string } | null
  readonly ways: readonly StaffWay[]
  /** Whoever is signed in may look decisions up. */
  readonly finder?: boolean
  /** The path that is open, to mark its way. */
  readonly here?: string
}

export type StaffFrame = {
  readonly language: string
  readonly label: Labels
  readonly title: string
  readonly organisation: string | null
  readonly home: { readonly href: SafeHref }
  readonly me: { readonly name: string; readonly role: string; readonly csrf: string } | null
  /** A search box stands in the header: for those who may look, on every screen that has none of its own. */
  readonly finder: boolean
  readonly ways: readonly { readonly href: SafeHref; readonly text: string; readonly current: boolean }[]
}

/** Screens that are a search. */
const SEARCHES = /^\/staff(?:\/search|\/persons\/.*)?$/

/** The frame of a page; `title` stands before the console's name. No name, reason or id ever stands in it. */
export function staffFrame(title: (label: Labels) => string, around: StaffSurroundings): StaffFrame {
  const { language, organisation, me } = around
  const label = labels[language]
  const words = messages[language]
  return {
    language,
    label,
    title: title(label),
    organisation,
    home: { href: ownHref('/staff', null) },
    me: me && { name: visible(me.name), role: words[`role.${me.role}`](), csrf: me.csrf },
    finder: around.finder === true && !SEARCHES.test(around.here ?? ''),
    ways: around.ways.map(way => ({
      href: ownHref(way.path, null),
      text: label[way.label],
      current: way.path === around.here,
    })),
  }
}

/** The console's messages in a language. */
export function staffWords(language: Language): Messages {
  return messages[language]
}
