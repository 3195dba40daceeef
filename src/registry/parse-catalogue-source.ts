// From the text of a catalogue to a JSON value and a way to find each place of it in the text again.
// Refuses what is not plain data: other documents, tags, names given twice, aliases that unfold to too much.
import { isAlias, isMap, isScalar, isSeq, type YAMLError } from 'yaml'
import type { Complaint } from '../contract/complaint.js'
import { findJsonFault } from './find-json-fault.js'
import { growYamlTree, type YamlTree } from './grow-yaml-tree.js'
import { type Place, type PlacedError, placedError } from './placed-error.js'

/** A catalogue's source may take this many bytes. */
export const CATALOGUE_BYTES = 1_048_576
/** A source of 1 MiB without aliases cannot hold more values than this. */
const MOST_VALUES = 600_000
/** One slip in YAML breaks what follows it: the first few tell, the rest repeat. */
const MOST_SYNTAX_ERRORS = 5

export type ParsedSource =
  | { readonly ok: true; readonly value: unknown; locate(complaint: Complaint): Place | null }
  | { readonly ok: false; readonly errors: readonly PlacedError[] }

/** Parses the source as what it says it is. Never throws for any text. */
export function parseCatalogueSource(source: string, form: 'json' | 'yaml'): ParsedSource {
  if (new TextEncoder().encode(source).length > CATALOGUE_BYTES) {
    return refused(
      { path: [], wrong: 'takes more than 1 MiB', mend: 'leave out what no decision uses' },
      null,
    )
  }
  const text = source.replace(/^\uFEFF/, '')
  const fault = form === 'json' ? findJsonFault(text) : null
  if (fault) {
    const mend = 'JSON has no comments, trailing commas or single quotes; if you want them, send it as YAML'
    return refused({ path: [], wrong: fault.wrong, mend }, placeIn(text, fault.offset))
  }
  const tree = growYamlTree(text)
  if ('wrong' in tree) return refused({ path: [], wrong: tree.wrong, mend: tree.mend }, tree.place)
  const errors = form === 'json' ? repeatedNames(tree) : [...syntaxErrors(tree), ...repeatedNames(tree)]
  if (errors.length > 0) return { ok: false, errors }
  const locate = (complaint: Complaint) => tree.locate(complaint.path, complaint.at)
  if (form === 'json') return { ok: true, value: JSON.parse(text), locate }
  const value = unfold(tree)
  if (value === TOO_MUCH) {
    const wrong = 'has aliases that unfold to too much, or into themselves'
    return refused({ path: [], wrong, mend: 'write the repeated parts out' }, null)
  }
  return { ok: true, value, locate }
}

function refused(complaint: Complaint, place: Place | null): ParsedSource {
  return { ok: false, errors: [placedError(complaint, place)] }
}

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

function syntaxErrors(tree: YamlTree): PlacedError[] {
  const found = [...tree.document.errors, ...tree.document.warnings].slice(0, MOST_SYNTAX_ERRORS)
  const errors = found.map(error => {
    const wrong = `is not YAML that a catalogue may hold: ${error.message}`
    return placedError({ path: [], wrong, mend: mendOf(error) }, tree.placeOf(error.pos[0]))
  })
  if (tree.second !== null) {
    const complaint = {
      path: [],
      wrong: 'holds a second document',
      mend: 'put everything into one, without ---',
    }
    errors.push(placedError(complaint, tree.placeOf(tree.second)))
  }
  return errors
}

function mendOf(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'indent with spaces'
    case 'BAD_INDENT':
      return 'begin the fields of one block at the same column'
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'put text that holds a colon in quotes'
    case 'TAG_RESOLVE_FAILED':
      return 'leave the tag out'
    case 'NON_STRING_KEY':
      return 'put the name in quotes'
    default:
      return 'look at the quotes, colons, brackets and indentation here and just above'
  }
}

/** Names given twice in one block, and aliases of anchors that are not there: one pass over the tree. */
function repeatedNames(tree: YamlTree): PlacedError[] {
  const errors: PlacedError[] = []
  const place = (node: { range?: readonly number[] | null | undefined }) => tree.placeOf(node.range?.[0] ?? 0)
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (isAlias(node) && !node.resolve(tree.document)) {
      const complaint = {
        path,
        wrong: `is an alias of nothing`,
        mend: `set the anchor &${node.source} above it`,
      }
      errors.push(placedError(complaint, place(node)))
    }
    if (isSeq(node)) for (const [i, item] of node.items.entries()) walk(item, [...path, i])
    if (!isMap(node)) return
    const seen = new Set<string>()
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue
      const name = String(key.value)
      const below = [...path, name]
      if (seen.has(name)) {
        const complaint = { path: below, wrong: 'is given twice', mend: 'keep one of the two' }
        errors.push(placedError(complaint, place(key)))
      }
      seen.add(name)
      walk(value, below)
    }
  }
  walk(tree.document.contents, [])
  return errors
}

const TOO_MUCH = Symbol('too much')

function unfold(tree: YamlTree): unknown {
  let value: unknown
  try {
    value = tree.document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // The one ReferenceError left, anchors being checked: aliases of aliases that multiply.
    if (error instanceof ReferenceError) return TOO_MUCH
    throw error
  }
  return tree.aliases > 0 && holdsMoreThan(value, MOST_VALUES) ? TOO_MUCH : value
}

/** Counts values as if each alias were written out; ends at the limit, so that a value inside itself ends too. */
function holdsMoreThan(value: unknown, limit: number): boolean {
  const waiting: unknown[] = [value]
  for (let count = 0; waiting.length > 0; count++) {
    if (count > limit || waiting.length > limit) return true
    const next = waiting.pop()
    if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next)) waiting.push(inner)
  }
  return false
}
