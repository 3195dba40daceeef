// A signal's `because` text: ICU MessageFormat that completes "You are seeing ITEM because …".
// It is parsed when the catalogue is published, so that no explanation meets a text that does not parse. The schema
// has refused markup by then, so `<` is a character like any other.
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** What a text may speak of: the signal's value, the day of `observed_at`, and the item. */
const ARGUMENTS = ['value', 'date', 'item']
const MEND = "write {value}, {date} or {item}; a brace that is to be read stands in apostrophes: '{'"

export type Fault = { readonly wrong: string; readonly mend: string }

export type ReadBecause = {
  readonly faults: readonly Fault[]
  /** The arguments the text uses. */
  readonly uses: ReadonlySet<string>
  /** The characters that stand outside arguments, as they will be read. */
  readonly literal: string
}

/** Parses one text; `faults` is empty where it may be published. */
export function readBecause(text: string): ReadBecause {
  const faults: Fault[] = []
  const uses = new Set<string>()
  const literals: string[] = []
  let elements: readonly MessageFormatElement[] = []
  try {
    elements = parse(text, { ignoreTag: true })
  } catch (error) {
    faults.push({ wrong: `is not ICU MessageFormat: ${reasonOf(error)}`, mend: MEND })
  }
  const walk = (element: MessageFormatElement): void => {
    switch (element.type) {
      case TYPE.literal:
        literals.push(element.value)
        return
      case TYPE.pound:
      case TYPE.tag: // not made with `ignoreTag`
        return
      default: {
        uses.add(element.value)
        const fault = argumentFault(element.value, element.type)
        if (fault) faults.push(fault)
        if ('options' in element) {
          for (const option of Object.values(element.options)) option.value.forEach(walk)
        }
      }
    }
  }
  elements.forEach(walk)
  return { faults, uses, literal: literals.join('') }
}

function argumentFault(name: string, type: TYPE): Fault | null {
  if (!ARGUMENTS.includes(name)) return { wrong: `uses {${name}}, which no explanation can fill`, mend: MEND }
  if ((type === TYPE.date || type === TYPE.time) && name !== 'date') {
    return { wrong: `formats {${name}} as a date`, mend: `write {${name}}, or use {date}` }
  }
  if (type === TYPE.select && name === 'date') {
    return { wrong: 'chooses by {date}, which differs every time', mend: 'write {date}' }
  }
  if ((type === TYPE.number || type === TYPE.plural) && name !== 'value') {
    return { wrong: `formats {${name}} as a number`, mend: `write {${name}}, or use {value}` }
  }
  return null
}

/** In words for the mistakes people make; the parser's own name for the others. */
const REASONS: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a { is not closed',
  EMPTY_ARGUMENT: '{} names nothing',
  MALFORMED_ARGUMENT: 'braces hold something that is not a name',
  INVALID_ARGUMENT_TYPE: 'an argument asks for a format that does not exist',
  MISSING_OTHER_CLAUSE: 'a plural or select has no "other"',
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  return REASONS[message] ?? (message.toLowerCase().replaceAll('_', ' ') || 'it cannot be parsed')
}
