// The only addresses that reach an href: https, http on this machine, mailto, and this service's own pages.
// Escaping keeps a value inside its attribute; this keeps `javascript:` and its like out of it.
import { isLoopbackHost } from '../../contract/text.js'

/** An address that may stand in an href. Made here and nowhere else. */
export type SafeHref = string & { readonly safe: unique symbol }

/** A text with the address it leads to, if it is one. */
export type LinkView = { readonly text: string; readonly href: SafeHref | null }

/** The address, or null where it is none that may be followed. */
export function safeHref(address: string | undefined): SafeHref | null {
  if (address === undefined || !URL.canParse(address)) return null
  const url = new URL(address)
  const allowed =
    url.protocol === 'https:' ||
    url.protocol === 'mailto:' ||
    (url.protocol === 'http:' && isLoopbackHost(url.hostname))
  // Checked just above.
  return allowed ? (url.href as SafeHref) : null
}

/** The same page in another language. */
export function languageHref(language: string): SafeHref {
  // A query alone keeps origin and path, whatever the language is spelled like.
  return `?lang=${encodeURIComponent(language)}` as SafeHref
}

/** A page of this service; `language` stays where the reader chose one. `path` begins with a slash and is ours. */
export function ownHref(path: string, language: string | null, format?: 'jsonld'): SafeHref {
  const query = new URLSearchParams({ ...(language && { lang: language }), ...(format && { format }) })
  // One slash alone keeps the origin: `//` would begin another.
  if (!/^\/(?!\/)/.test(path)) throw new Error('not a path of this service')
  return `${path}${query.size > 0 ? `?${query}` : ''}` as SafeHref
}

/** A contact as an organisation declares it: a mail address, a web address, or plain text. */
export function contactView(contact: string): LinkView {
  const text = contact.trim()
  const isMail = /^[^\s@<>"'(),:;\\[\]]+@[^\s@<>"'(),:;\\[\]/?#&]+$/u.test(text)
  if (isMail) return { text, href: safeHref(`mailto:${encodeURIComponent(text).replace('%40', '@')}`) }
  return { text, href: /\s/.test(text) ? null : safeHref(text) }
}
