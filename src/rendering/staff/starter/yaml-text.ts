// Keys and texts as YAML takes them, whatever they are: a key may be `true`, `1e3` or `0x1`, a cohort's any text at all.

/** Words that one YAML reader or another takes for something else than text. */
const TAKEN = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'])

/** Text in double quotes; what does not show, or shows as something else, is escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^\x20-\x7e\p{L}\p{N}\p{M}\p{P}\p{S}]/gu, character => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
  })
}

/** A key as it is where that can mean nothing else, in quotes elsewhere. */
export function yamlKey(key: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$/.test(key) && !TAKEN.has(key.toLowerCase())
  return plain ? key : quoted(key)
}

/** Keys as a list on one line. */
export function yamlList(keys: readonly string[]): string {
  return `[${keys.map(yamlKey).join(', ')}]`
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
