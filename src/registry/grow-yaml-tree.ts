// The YAML (and, as YAML 1.2, the JSON) of a catalogue as a tree that knows its lines. The source is a stranger's:
// nesting is measured before anything recurses, aliases are counted before anything unfolds them.
import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml'
import type { Place } from './placed-error.js'

/** A catalogue nests eight deep; the parser's stack holds about two entries a level. */
const DEEPEST = 40
/** Each alias costs a walk of the tree. */
const MOST_ALIASES = 500

export type YamlTree = {
  readonly document: Document.Parsed
  readonly aliases: number
  /** Where a second document begins, which a catalogue must not have. */
  readonly second: number | null
  placeOf(offset: number): Place
  /** Where the path leads: the value, or its name where the value is a block. The nearest parent where it leads nowhere. */
  locate(path: readonly (string | number)[], at?: 'key'): Place | null
}

export type YamlTrouble = {
  readonly offset: number
  readonly wrong: string
  readonly mend: string
  readonly place: Place
}

/** Parses without judging: errors stand in `document.errors`. Gives the trouble where the source is not safe to parse. */
export function growYamlTree(source: string): YamlTree | YamlTrouble {
  const lines = new LineCounter()
  lines.addNewLine(0)
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, source.length))
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const parser = new Parser(lines.addNewLine)
  const tokens = []
  let aliases = 0
  for (const lexeme of new Lexer().lex(source)) {
    if (lexeme.startsWith('*')) aliases++
    tokens.push(...parser.next(lexeme))
    const offset = parser.offset
    if (parser.stack.length > DEEPEST) {
      return {
        offset,
        place: placeOf(offset),
        wrong: 'is nested too deeply',
        mend: 'no catalogue nests deeper than eight levels',
      }
    }
    if (aliases > MOST_ALIASES) {
      return {
        offset,
        place: placeOf(offset),
        wrong: `has more than ${MOST_ALIASES} aliases`,
        mend: 'write the repeated parts out',
      }
    }
  }
  tokens.push(...parser.end())
  // `uniqueKeys` compares each key with each other; duplicates are found in one pass elsewhere.
  const composer = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    uniqueKeys: false,
    stringKeys: true,
  })
  const [document, second] = [...composer.compose(tokens, true, source.length)]
  if (document === undefined) throw new Error('the YAML composer was told to make a document and made none')
  return {
    document,
    aliases,
    second: second?.range[0] ?? null,
    placeOf,
    locate: (path, at) => {
      const offset = offsetOf(document, path, at)
      return offset === null ? null : placeOf(offset)
    },
  }
}

function offsetOf(document: Document.Parsed, path: readonly (string | number)[], at?: 'key'): number | null {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const [i, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return offset
      node = pair.value
      const name = startOf(pair.key)
      const last = i === path.length - 1
      offset = (last && at === 'key') || !isScalar(node) ? name : (startOf(node) ?? name)
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number | null {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? null) : null
}
