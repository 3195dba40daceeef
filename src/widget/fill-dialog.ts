// The dialog of one element, filled. The way to the page stands in it whatever happens.
import { answerView } from './answer-view.js'
import { element } from './element.js'
import type { Entry } from './explained.js'
import { words as own } from './generated/words.js'

/** An answer; null: it is under way; undefined: it cannot be had here. */
export type Answer = Entry | null | undefined

/**
 * Fills and opens `dialog` for `question`, as `ask` takes it; `name` is what the host page's link says. The headline takes
 * the focus, so that it is read out first.
 */
export function fillDialog(dialog: HTMLDialogElement, question: string, name: string, answer: Answer): void {
  const [service, locale = '', token] = question.split(' ')
  const { explanation, words = {} }: Entry = answer ?? {}
  const lang = explanation?.locale ?? locale
  const [failed, close] = own[lang.slice(0, 2)] ?? own.en
  const way = (text: string, hash = '') =>
    element('a', { part: 'link', href: `${service}/w/${token}?lang=${lang}${hash}` }, text)
  const ariaLabel = explanation?.headline.text ?? name
  const headline = element('h2', { part: 'headline', tabIndex: -1 }, ariaLabel)
  Object.assign(dialog, { lang, dir: 'auto', ariaLabel, closedBy: 'any' }).replaceChildren(
    element('button', { part: 'close', ariaLabel: close, onclick: () => dialog.close() }, '×'),
    headline,
    ...(explanation ? answerView(explanation, words) : [element('p', {}, answer === null ? '…' : failed)]),
    ...(words.choices ? [way(words.choices, '#choices')] : []),
    way(words.whole ?? name),
  )
  if (!dialog.open) dialog.showModal()
  headline.focus()
}
