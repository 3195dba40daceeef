// What the three public pages share as pages: their frame, their links to each other, and texts with their language.
import type { AboutOrganisation, Told } from '../../contract/about.js'
import { type PageFrame, pageFrame } from '../page/page-frame.js'
import { contactView, type LinkView, ownHref, type SafeHref, safeHref } from '../page/safe-href.js'
import { alone, type TextPiece } from '../page/text-pieces.js'
import { systemUrl } from './system-url.js'

/** What a page is given beside its account: the catalogue's languages, and the one that the address names, if any. */
export type OpenPageOptions = {
  readonly languages: readonly string[]
  readonly asked: string | null
}

export const ABOUT = '/about'
export const ABOUT_DATA = '/about/data'

/** Where the page of a system stands. */
export function systemPath(id: string): string {
  return systemUrl('', id)
}

/** The frame of the public page at `path`, whose heading is `title`; without one, that of all of them. */
export function openFrame(
  { locale, organisation }: { readonly locale: string; readonly organisation: AboutOrganisation | null },
  { languages, asked }: OpenPageOptions,
  path: string,
  title?: string,
): PageFrame {
  return pageFrame(locale, organisation?.name ?? null, languages, {
    title,
    home: { href: ownHref(ABOUT, asked) },
    machines: { href: ownHref(path, asked, 'jsonld') },
  })
}

/** A text of the organisation, set apart, in its language. */
export function toldPiece({ text, lang }: Told): TextPiece {
  return alone({ text, language: lang ?? null })
}

/** The same of a text that may be missing. */
export function toldIfAny(told: Told | null): TextPiece | null {
  return told && toldPiece(told)
}

export type ContactsView = {
  readonly contact: LinkView | null
  readonly officer: LinkView | null
  readonly my_data: { readonly href: SafeHref } | null
}

/** Whom one can write to, and where one's own data stands. */
export function contactsView(organisation: AboutOrganisation | null): ContactsView {
  const myData = safeHref(organisation?.my_data_url ?? undefined)
  const officer = organisation?.data_protection_officer
  return {
    contact: organisation ? contactView(organisation.contact) : null,
    officer: officer ? contactView(officer) : null,
    my_data: myData ? { href: myData } : null,
  }
}
