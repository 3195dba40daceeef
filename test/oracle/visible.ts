// Control and bidi characters: accepted in a decision, made visible in everything a person or a program reads.

const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Line and paragraph separators and the byte order mark may be made visible too: nobody sees them either. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** True where a text still holds a control or bidi character. */
export function hidesSomething(text: string): boolean {
  return HIDDEN.test(text)
}

/** True where `shown` is `sent`, with such characters replaced by something visible and nothing dropped or changed. */
export function sameButVisible(shown: unknown, sent: unknown): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string')
    return JSON.stringify(shown) === JSON.stringify(sent)
  if (!UNSEEN.test(sent)) return shown === sent
  if (hidesSomething(shown) || shown.length < sent.length) return false
  let from = 0
  for (const part of sent.split(UNSEEN)) {
    const at = shown.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** The same for a value of any type a signal may have. */
export function sameValueButVisible(shown: unknown, sent: unknown): boolean {
  if (!Array.isArray(sent)) return sameButVisible(shown, sent)
  if (!Array.isArray(shown) || shown.length !== sent.length) return false
  return sent.every((each, i) => sameButVisible(shown[i], each))
}

/** Every string in a JSON value, names of fields included. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => [name, ...stringsIn(each)])
}
