// The body of a request: the texts of its decisions as one JSON document.

const [BEFORE, AFTER] = ['{"decisions":[', ']}'] as const

/** Bytes of a body beside its decisions. */
export const ENVELOPE_BYTES = BEFORE.length + AFTER.length

/** The body that holds decisions, each written as JSON. */
export function bodyOf(texts: readonly string[]): string {
  return `${BEFORE}${texts.join(',')}${AFTER}`
}
