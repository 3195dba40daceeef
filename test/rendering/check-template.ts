// Reads a template as a browser would and says where a value stands that could do harm there: escaping makes a value
// safe in text and inside a quoted attribute, and nowhere else.
import Handlebars from 'handlebars'

/** A value's place, marked in the text of the template: the path it is read from. */
type Piece = { readonly text: string } | { readonly path: string; readonly escaped: boolean }

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcset', 'ping', 'cite'])

/** Every place in the template where a value must not stand; empty where all are safe. */
export function unsafePlaces(source: string): string[] {
  const wrong: string[] = []
  const reader = new Reader(wrong)
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
class Reader {
  private place: 'text' | 'tag' | 'quoted' | 'raw' = 'text'
  private tag = ''
  private attribute = ''
  private content = ''
  private readonly wrong: string[]

  constructor(wrong: string[]) {
    this.wrong = wrong
  }

  read(character: string): void {
    switch (this.place) {
      case 'text':
        if (character === '<') this.enter('tag')
        return
      case 'tag':
        this.tag += character
        if (character === '"') {
          this.attribute = /([^\s"'<>/=]+)\s*=\s*"$/.exec(this.tag)?.[1]?.toLowerCase() ?? ''
          this.enter('quoted')
        } else if (character === '>') this.leaveTag()
        return
      case 'quoted':
        if (character !== '"') this.content += character
        else {
          this.place = 'tag'
          if (this.content.includes('\0') && this.content !== '\0' && ADDRESSES.has(this.attribute)) {
            this.wrong.push(`${this.attribute}: a value beside other text`)
          }
          this.content = ''
        }
        return
      case 'raw':
        this.content += character
        if (/<\/(script|style)>$/i.test(this.content)) this.enter('text')
    }
  }

  value(path: string): void {
    if (this.place === 'text') return
    if (this.place === 'raw') this.wrong.push(`{{${path}}}: in a script or style`)
    else if (this.place === 'tag') this.wrong.push(`{{${path}}}: in a tag, outside quotes`)
    else if (/^(on|style$|srcdoc$)/.test(this.attribute)) this.wrong.push(`{{${path}}}: in ${this.attribute}`)
    else if (ADDRESSES.has(this.attribute) && (this.attribute !== 'href' || !/(^|\.)href$/.test(path))) {
      this.wrong.push(`{{${path}}}: in ${this.attribute}`)
    }
    this.content += '\0'
  }

  private enter(place: 'text' | 'tag' | 'quoted'): void {
    this.place = place
    this.content = ''
    if (place === 'tag') this.tag = ''
  }

  private leaveTag(): void {
    this.enter('text')
    if (/^(script|style)\b/i.test(this.tag)) this.place = 'raw'
  }
}
