// From bytes to a JSON value. The reason a parser gives is never sent on: it quotes the body.
import { Refusal } from './refusal.js'

/** Decodes UTF-8 strictly and drops a byte order mark. Throws `Refusal` `body-unreadable`. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('body-unreadable', { detail: 'The body is not valid UTF-8.' })
  }
}

/** Reads a body as JSON. Throws `Refusal` `body-unreadable`. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decodeText(bytes)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('body-unreadable', { detail: 'The body is not valid JSON.' })
  }
}
