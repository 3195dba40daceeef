// From an unknown JSON value to a validated decision, or to the list of what is wrong and where.
// The schema says what a field may be; this file adds what no field schema can: kinds that ask for a block,
// strings and map keys that are refused everywhere, addresses that hold only on this machine, sizes as a whole.
import { type Decision, decision } from './decision.js'
import { type FieldError, fieldErrors, pointerTo } from './field-error.js'
import { isPlainLoopbackUrl } from './text.js'

/** `ext` may take this many bytes of JSON. */
export const EXT_BYTES = 4096
/** No legal decision nests deeper: `ext` of 4 KiB cannot. Deeper input is refused before anything recurses into it. */
const DEEPEST = 2200
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

export type ParsedDecision =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly id: string | null; readonly errors: readonly FieldError[] }

export type ParseOptions = {
  /** The service's own public address is on loopback, so that http addresses on loopback hold. */
  readonly plainLoopback: boolean
  /** Unix milliseconds, to refuse what is more than 24 hours ahead. */
  readonly now: number
}

/** Validates one decision against the contract. Never throws for any JSON value. */
export function parseDecision(input: unknown, options: ParseOptions): ParsedDecision {
  const refused = refusedStrings(input)
  if (refused.length > 0) return { ok: false, id: readableId(input), errors: refused }
  const parsed = decision.safeParse(input)
  if (!parsed.success) return { ok: false, id: readableId(input), errors: fieldErrors(parsed.error.issues) }
  const errors = wholeDecisionErrors(parsed.data, options)
  if (errors.length > 0) return { ok: false, id: parsed.data.id, errors }
  return { ok: true, decision: parsed.data }
}

/** The id that an answer may repeat: a string no longer than an id may be; null where there is none to read. */
export function readableId(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'id')) return null
  const id = (input as { id: unknown }).id // `hasOwn` above: the property is there, of unknown type
  return typeof id === 'string' && id.length <= 128 && id.isWellFormed() ? id : null
}

function wholeDecisionErrors(d: Decision, options: ParseOptions): FieldError[] {
  const errors: FieldError[] = []
  if (Date.parse(d.occurred_at) > options.now + 86_400_000) {
    errors.push({ pointer: '/occurred_at', detail: 'must not be more than 24 hours in the future' })
  }
  if (d.kind === 'price' && !d.price)
    errors.push({ pointer: '/price', detail: 'is required where kind is price' })
  if (d.kind === 'experiment' && !d.experiment) {
    errors.push({ pointer: '/experiment', detail: 'is required where kind is experiment' })
  }
  if (d.ext && new TextEncoder().encode(JSON.stringify(d.ext)).length > EXT_BYTES) {
    errors.push({ pointer: '/ext', detail: 'must take at most 4 KiB as JSON' })
  }
  if (!options.plainLoopback) {
    const urls: [string, string | undefined][] = [['/item/url', d.item.url]]
    d.outcome?.alternatives?.forEach((a, i) => {
      urls.push([`/outcome/alternatives/${i}/item/url`, a.item.url])
    })
    for (const [pointer, url] of urls) {
      if (url !== undefined && isPlainLoopbackUrl(url))
        errors.push({ pointer, detail: 'must be an https address' })
    }
  }
  return errors
}

/**
 * What is refused wherever it stands: NUL and lone surrogates in any string or key, the three keys that reach an
 * object's prototype, and integers that JSON readers round. At most one error a place.
 */
export function refusedStrings(input: unknown): FieldError[] {
  const errors: FieldError[] = []
  // Almost everything that is sent is clean: only where something is not, the way to it is kept.
  if (!isClean(input, 0)) walk(input, [], errors)
  return errors
}

/** Names that were found clean lately: producers send the same few again and again. */
const cleanNames = new Set<string>()
const MOST_NAMES = 1000
/** Deeper values are left to `walk`. */
const SHALLOW = 20

function isClean(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isCleanText(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) || isCleanFraction(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === SHALLOW) return false
  if (Array.isArray(value)) {
    for (const entry of value) if (!isClean(entry, depth + 1)) return false
    return true
  }
  // Without a list of its names: this runs for every object that is sent, and what JSON makes inherits no name.
  for (const name in value) {
    if (!isCleanName(name) || !isClean((value as Record<string, unknown>)[name], depth + 1)) return false // by its own name
  }
  return true
}

function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function isCleanFraction(number: number): boolean {
  return Number.isFinite(number) && !Number.isInteger(number)
}

function isCleanName(name: string): boolean {
  if (cleanNames.has(name)) return true
  if (REFUSED_KEYS.has(name) || !isCleanText(name)) return false
  if (cleanNames.size === MOST_NAMES) cleanNames.clear()
  // Long names are not remembered: a set of them would hold what somebody sent.
  if (name.length <= 20) cleanNames.add(name)
  return true
}

function walk(value: unknown, path: (string | number)[], errors: FieldError[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed())
      errors.push({ pointer: pointerTo(path), detail: 'must not hold a lone surrogate' })
    else if (value.includes('\0'))
      errors.push({ pointer: pointerTo(path), detail: 'must not hold a NUL character' })
    return
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) errors.push({ pointer: pointerTo(path), detail: 'must be a finite number' })
    else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      errors.push({ pointer: pointerTo(path), detail: 'is an integer beyond 2^53: send it as a string' })
    }
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (path.length > DEEPEST) {
    errors.push({ pointer: '', detail: 'is nested too deeply' })
    return
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && errors.length < 50; i++) {
      path.push(i)
      walk(value[i], path, errors)
      path.pop()
    }
    return
  }
  for (const name of Object.keys(value)) {
    if (errors.length >= 50) return
    path.push(name)
    if (!name.isWellFormed() || name.includes('\0')) {
      errors.push({
        pointer: pointerTo(path.slice(0, -1)),
        detail: 'has a field whose name holds NUL or a lone surrogate',
      })
    } else if (REFUSED_KEYS.has(name)) {
      errors.push({ pointer: pointerTo(path), detail: 'is a name that is refused' })
    } else walk((value as Record<string, unknown>)[name], path, errors) // a non-array object, read by its own key
    path.pop()
  }
}
