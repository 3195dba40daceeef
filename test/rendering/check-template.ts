// Reads a template as a browser would and says where a value stands that could do harm there: escaping makes a value
// safe in text and inside a quoted attribute, and nowhere else.
import Handlebars from 'handlebars'

/** A value's place, marked in the text of the template: the path it is read from. */
type Piece = { readonly text: string } | { readonly path: string; readonly escaped: boolean }

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'ping', 'cite'])

/** Every place in the template where a value must not stand; empty where all are safe. */
export function unsafePlaces(source: string): string[] {
  const wrong: string[] = []
  const reader = readerOf(wrong)
  for (const piece of piecesOf(Handlebars.parse(source))) {
    if ('text' in piece) for (const character of piece.text) reader.read(character)
    else {
      if (!piece.escaped) wrong.push(`{{{${piece.path}}}}: not escaped`)
      reader.value(piece.path)
    }
  }
  return wrong
}

/** Text and values in the order of the source, both branches of each block. */
function piecesOf(node: unknown): Piece[] {
  if (Array.isArray(node)) return node.flatMap(piecesOf)
  if (typeof node !== 'object' || node === null) return []
  // The AST of Handlebars, of which only these fields are read.
  const { type, value, body, program, inverse, path, escaped } = node as {
    type?: string
    value?: string
    body?: unknown[]
    program?: unknown
    inverse?: unknown
    path?: { original: string }
    escaped?: boolean
  }
  switch (type) {
    case 'ContentStatement':
      return [{ text: value ?? '' }]
    case 'MustacheStatement':
      return [{ path: path?.original ?? '', escaped: escaped === true }]
    case 'PartialStatement':
      return [{ path: '>', escaped: true }]
    default:
      return piecesOf([...(body ?? []), program, inverse])
  }
}

/** Follows HTML far enough to know where a value stands. */
function readerOf(wrong: string[]) {
  let place: 'text' | 'tag' | 'quoted' | 'raw' = 'text'
  let tag = ''
  let attribute = ''
  let content = ''

  const enter = (next: typeof place) => {
    place = next
    content = ''
  }

  function read(character: string): void {
    if (place === 'text') {
      if (character !== '<') return
      enter('tag')
      tag = ''
    } else if (place === 'tag') {
      tag += character
      if (character === '"') {
        attribute = /([^\s"'<>/=]+)\s*=\s*"$/.exec(tag)?.[1]?.toLowerCase() ?? ''
        enter('quoted')
      } else if (character === '>') enter(/^(script|style)\b/i.test(tag) ? 'raw' : 'text')
    } else if (place === 'quoted' && character === '"') {
      if (content.includes('\0') && content !== '\0' && ADDRESSES.has(attribute)) {
        wrong.push(`${attribute}: a value beside other text`)
      }
      enter('tag')
    } else {
      content += character
      if (place === 'raw' && /<\/(script|style)>$/i.test(content)) enter('text')
    }
  }

  function value(path: string): void {
    if (place === 'text') return
    content += '\0'
    if (place === 'raw') wrong.push(`{{${path}}}: in a script or style`)
    else if (place === 'tag') wrong.push(`{{${path}}}: in a tag, outside quotes`)
    else if (/^(on|style$|srcdoc$)/.test(attribute)) wrong.push(`{{${path}}}: in ${attribute}`)
    else if (ADDRESSES.has(attribute) && (attribute !== 'href' || !/(^|\.)href$/.test(path))) {
      wrong.push(`{{${path}}}: in ${attribute}`)
    }
  }

  return { read, value }
}
