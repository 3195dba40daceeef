// What the shop reads from a request: which visitor, which language, where a form wants to go back to.
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLanguage, type Language, preferredLanguage } from './language.js'

const VISITOR_COOKIE = 'northbound_visitor'
const LANGUAGE_COOKIE = 'northbound_language'
const DAYS_30 = 30 * 86_400

/** The visitor's random id, from the cookie or made now. It says nothing about the person. */
export function visitorId(c: Context): string {
  const held = getCookie(c, VISITOR_COOKIE)
  if (held !== undefined && /^[A-Za-z0-9_-]{22}$/.test(held)) return held
  const made = randomBytes(16).toString('base64url')
  setCookie(c, VISITOR_COOKIE, made, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: DAYS_30 })
  return made
}

/** `?lang=` (which stays), else what stayed, else what the browser prefers. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang')
  if (isLanguage(asked)) {
    setCookie(c, LANGUAGE_COOKIE, asked, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: DAYS_30 })
    return asked
  }
  const held = getCookie(c, LANGUAGE_COOKIE)
  return isLanguage(held) ? held : preferredLanguage(c.req.header('accept-language'))
}

/** A search as typed, cut to what the contract takes: 80 characters, no NUL, no lone surrogate. */
export function searchQuery(c: Context): string {
  return (c.req.query('q') ?? '').replaceAll('\0', ' ').trim().slice(0, 80).toWellFormed()
}

/** Where to go after a form: a page of this shop and nowhere else. */
export function ownPath(to: unknown): string {
  const base = 'http://shop.invalid'
  if (typeof to !== 'string' || !URL.canParse(to, base)) return '/'
  const url = new URL(to, base)
  // Resolving can leave two slashes in front (`/.//host`), which a browser reads as another host.
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

/** A form of another site: the browser names its origin, and it is not ours. */
export function isForeignForm(c: Context): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== new URL(c.req.url).host
}
