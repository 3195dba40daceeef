// Keys of the console: `/` goes to the search, `j` and `k` to the next and the last row; Enter opens it, as it opens any
// link. Without this script everything can be reached as on any page.

import { letTextBeCopied } from './copy-text.js'

letTextBeCopied()

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const { activeElement } = document
  if (
    activeElement instanceof HTMLElement &&
    activeElement.matches('input:not([type=checkbox]), select, textarea')
  ) {
    if (event.key === 'Escape') activeElement.blur()
    return
  }
  if (event.key === '/') focus(event, document.querySelector('#search'))
  else if (event.key === 'j') focus(event, rowBeside(1))
  else if (event.key === 'k') focus(event, rowBeside(-1))
})

/** The row so many after the one in focus; the first or the last where none is. */
function rowBeside(step: 1 | -1): Element | null {
  const rows = [...document.querySelectorAll('a.open')]
  const row = document.activeElement?.closest('tr, li')
  const at = rows.findIndex(link => link === document.activeElement || (row?.contains(link) ?? false))
  if (at < 0) return (step > 0 ? rows[0] : rows.at(-1)) ?? null
  return rows[at + step] ?? null
}

function focus(event: KeyboardEvent, element: Element | null): void {
  if (!(element instanceof HTMLElement)) return
  event.preventDefault()
  element.focus()
  if (element instanceof HTMLInputElement) element.select()
}
