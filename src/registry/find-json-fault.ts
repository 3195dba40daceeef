// Where a text stops being JSON (RFC 8259). `JSON.parse` decides whether it is; engines differ in what they say
// about the place, so the place is found here.

export type JsonFault = {
  /** In UTF-16 units from the start. */
  readonly offset: number
  readonly wrong: string
}

type Due = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or ]' | ', or }' | 'end'

const WORDS: Readonly<Record<Due, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a field name in double quotes',
  'name or }': 'a field name in double quotes, or }',
  ':': 'a colon',
  ', or ]': 'a comma or ]',
  ', or }': 'a comma or }',
  end: 'nothing more',
}

const SPACE = /[ \t\n\r]*/y
/** From the space on, all but the quote and the backslash; control characters are escaped in JSON. */
const STRING = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[ !#-[\]-\uffff]*)*"/y
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/y

/** The first place where the source is not JSON, or null where all of it is. Does not recurse. */
export function findJsonFault(source: string): JsonFault | null {
  const open: ('}' | ']')[] = []
  const afterValue = (): Due => (open.length === 0 ? 'end' : `, or ${open[open.length - 1] ?? ']'}`)
  let due: Due = 'value'
  let offset = 0
  for (;;) {
    offset += matched(SPACE, source, offset)
    const next = source[offset]
    if (next === undefined && due === 'end') return null
    if (next === undefined) return { offset, wrong: `ends where ${WORDS[due]} should stand` }
    let taken = 1
    if (due.endsWith(next) && (next === '}' || next === ']')) {
      open.pop()
      due = afterValue()
    } else if (due.startsWith(',') && next === ',') due = open.at(-1) === '}' ? 'name' : 'value'
    else if (due === ':' && next === ':') due = 'value'
    else if (due.startsWith('name')) {
      taken = matched(STRING, source, offset)
      due = taken > 0 ? ':' : due
    } else if (due.startsWith('value') && next === '{') {
      open.push('}')
      due = 'name or }'
    } else if (due.startsWith('value') && next === '[') {
      open.push(']')
      due = 'value or ]'
    } else if (due.startsWith('value')) {
      taken = matched(next === '"' ? STRING : BARE, source, offset)
      due = taken > 0 ? afterValue() : due
    } else taken = 0
    if (taken === 0) return { offset, wrong: `is not JSON here: ${WORDS[due]} should stand here` }
    offset += taken
  }
}

/** How many characters the sticky expression takes at the offset. */
function matched(expression: RegExp, source: string, offset: number): number {
  expression.lastIndex = offset
  return expression.exec(source)?.[0].length ?? 0
}
