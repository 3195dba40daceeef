// The living part of the page as its template needs it. Each way out weighs the same.
import type { NowPart } from './now-part.js'
import { contactView, safeHref } from './safe-href.js'

export type NowView = ReturnType<typeof nowView>

/** Controls, contact and data protection officer; sensitive controls apart. */
export function nowView({ organisation, controls }: NowPart, sensitiveWords: string) {
  const views = controls.map(({ name, manage_url, sensitive }) => ({
    name,
    href: safeHref(manage_url ?? undefined),
    sensitive,
  }))
  const myData = safeHref(organisation?.my_data_url)
  return {
    controls: views.filter(({ sensitive }) => !sensitive),
    sensitive_controls: views.filter(({ sensitive }) => sensitive),
    sensitive_words: sensitiveWords,
    my_data: myData ? { href: myData } : null,
    contact: organisation ? contactView(organisation.contact) : null,
    officer: organisation?.data_protection_officer ? contactView(organisation.data_protection_officer) : null,
  }
}
