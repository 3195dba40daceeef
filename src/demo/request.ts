// What the shop reads from a request: which visitor, which language, what was switched off, where a form goes back to.
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { switchableSignals } from './catalogue.js'
import { isLanguage, type Language, preferredLanguage } from './language.js'
import type { Visitor } from './visitor.js'

const VISITOR_COOKIE = 'northbound_visitor'
const LANGUAGE_COOKIE = 'northbound_language'
const ANSWER_COOKIE = 'northbound_this_visit'
const SWITCHED_OFF_COOKIE = 'northbound_switched_off'
const DAY = 86_400

/** The visitor's random id as the cookie holds it. It says nothing about the person. */
export function heldVisitorId(c: Context): string | null {
  const held = getCookie(c, VISITOR_COOKIE)
  return held !== undefined && /^[A-Za-z0-9_-]{22}$/.test(held) ? held : null
}

/** A new random id, in a cookie that goes when the browser closes. */
export function newVisitorId(c: Context): string {
  const made = randomBytes(16).toString('base64url')
  setCookie(c, VISITOR_COOKIE, made, { path: '/', httpOnly: true, sameSite: 'Lax' })
  return made
}

/** The answer about using this visit. The browser holds it, so that an objection outlives the visit and the shop's memory. */
export function heldAnswer(c: Context, now: number): Visitor['thisVisit'] {
  const [, what, at] = /^(on|off)\.(\d{13})$/.exec(getCookie(c, ANSWER_COOKIE) ?? '') ?? []
  if (what !== 'on' && what !== 'off') return null
  return { what, at: Math.min(Number(at), now) }
}

/** Hands the answer to the browser. It names nobody. */
export function holdAnswer(c: Context, { what, at }: NonNullable<Visitor['thisVisit']>): void {
  setCookie(c, ANSWER_COOKIE, `${what}.${at}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 365 * DAY,
  })
}

/** The signals that were switched off one by one. The browser holds them, as it holds the answer. */
export function heldSwitchedOff(c: Context): readonly string[] {
  const held = (getCookie(c, SWITCHED_OFF_COOKIE) ?? '').split('~')
  return switchableSignals.map(({ key }) => key).filter(key => held.includes(key))
}

/** Hands what was switched off to the browser. */
export function holdSwitchedOff(c: Context, keys: readonly string[]): void {
  setCookie(c, SWITCHED_OFF_COOKIE, keys.join('~'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 365 * DAY,
  })
}

/** `?lang=` (which stays), else what stayed, else what the browser prefers. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang')
  if (isLanguage(asked)) {
    setCookie(c, LANGUAGE_COOKIE, asked, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 30 * DAY })
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
