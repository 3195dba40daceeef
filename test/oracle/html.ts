// A strict reader of the pages we make: it takes what a careful template writes and throws at anything else, such as
// an attribute that lost its quotes or a value that became a tag. Browsers forgive; this must not.

export type Element = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])
const TAG = /^<([a-z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>/
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/** The document, or a fragment of one, as a tree under one nameless element. */
export function readHtml(html: string): Element {
  const root = { tag: '', attributes: new Map<string, string>(), children: [] as (Element | string)[] }
  const open = [root]
  let rest = html.replace(/^\s*<!doctype html>/i, '')
  while (rest !== '') {
    const parent = open.at(-1)
    if (!parent) throw new Error(`an end tag too many before: ${rest.slice(0, 80)}`)
    const text = /^[^<]+/.exec(rest)?.[0]
    if (text !== undefined) {
      parent.children.push(plain(text))
      rest = rest.slice(text.length)
    } else if (rest.startsWith('</')) {
      const end = /^<\/([a-zA-Z0-9-]+)\s*>/.exec(rest)
      if (end?.[1] !== parent.tag) throw new Error(`<${parent.tag}> ends as ${rest.slice(0, 80)}`)
      open.pop()
      rest = rest.slice(end[0].length)
    } else {
      const start = TAG.exec(rest)
      if (!start?.[1]) throw new Error(`not a tag of a careful template: ${rest.slice(0, 120)}`)
      const element = { tag: start[1], attributes: attributesOf(start[2] ?? ''), children: [] }
      parent.children.push(element)
      rest = rest.slice(start[0].length)
      if (element.tag === 'script' || element.tag === 'style') {
        rest = rest.slice(rest.indexOf(`</${element.tag}>`) + element.tag.length + 3)
      } else if (!empty.has(element.tag) && start[3] !== '/') open.push(element)
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.tag}> has no end`)
  return root
}

/** Every element of that description, in the order of the document. */
export function elementsOf(root: Element, holds: (element: Element) => boolean): Element[] {
  const below = root.children.flatMap(child => (typeof child === 'string' ? [] : elementsOf(child, holds)))
  return holds(root) ? [root, ...below] : below
}

/** The part of a page that is the same as its JSON. */
export function explanationIn(page: Element): Element {
  const [found, ...more] = elementsOf(page, ({ attributes }) => attributes.has('data-explanation'))
  if (!found || more.length > 0) throw new Error('a page has one [data-explanation]')
  return found
}

/** Text and attribute values of an element, without what lies in elements of that description. */
export function contentOf(root: Element, except: (element: Element) => boolean = () => false): string {
  if (except(root)) return ''
  const inside = root.children.map(child => (typeof child === 'string' ? child : contentOf(child, except)))
  return [...root.attributes.values(), ...inside].join(' ')
}

/** The text alone, blanks folded: what a reader with everything open meets. */
export function textOf(root: Element): string {
  const join = (element: Element): string =>
    element.children.map(child => (typeof child === 'string' ? child : join(child))).join('')
  return join(root).replaceAll(/\s+/g, ' ').trim()
}

/**
 * Tags and attribute names, nested as in the document: what a value must never change. `bdi` is left out, because it
 * stands around each value in a sentence, and a value may be empty or occur twice.
 */
export function structureOf({ tag, attributes, children }: Element): string {
  const inside = children.flatMap(child => (typeof child === 'string' ? [] : [structureOf(child)])).join('')
  return tag === 'bdi' ? inside : `${tag}[${[...attributes.keys()].join()}](${inside})`
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of source.matchAll(/([a-zA-Z][\w:-]*)(?:="([^"<]*)")?/g)) {
    if (attributes.has(name)) throw new Error(`attribute twice: ${source}`)
    attributes.set(name, plain(value))
  }
  return attributes
}

function plain(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));|&/gi, (all, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    const character = name === undefined ? undefined : named[name]
    if (character === undefined)
      throw new Error(`a bare & or an unknown entity: ${all} in ${text.slice(0, 80)}`)
    return character
  })
}
