// The statements of an explanation, read off a page: what is said, and the places in the record it rests on.
import { type Element, elementsOf } from './html.js'

/** One element with `data-pointers`: its places, and its words without blanks and in small letters. */
export type Statement = { readonly pointers: string; readonly text: string }

/** Every statement that stands openly on paper, in the order of the page: ways to click are not printed. */
export function statementsOf(article: Element): Statement[] {
  return elementsOf(openOnly(article), ({ attributes }) => attributes.has('data-pointers')).map(element => ({
    pointers: element.attributes.get('data-pointers') ?? '',
    text: blankless(textIn(element)),
  }))
}

/** Without blanks and case: a line that a browser breaks, or begins with a capital, says nothing else than the line itself. */
export function blankless(text: string): string {
  return text.replaceAll(/\s+/gu, '').toLowerCase()
}

function openOnly(element: Element): Element {
  const children = element.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    return isClosed(child) || hasClass(child, 'way') ? [] : [openOnly(child)]
  })
  return { ...element, children }
}

function isClosed({ tag, attributes }: Element): boolean {
  return tag === 'details' && attributes.has('data-sensitive')
}

function hasClass({ attributes }: Element, name: string): boolean {
  return (attributes.get('class') ?? '').split(' ').includes(name)
}

function textIn({ children }: Element): string {
  return children.map(child => (typeof child === 'string' ? child : textIn(child))).join('')
}
