// The dialog of one element, filled. The way to the page stands in it whatever happens.
import { answerView } from './answer-view.js'
import { element } from './element.js'
import type { Explained } from './explained.js'
import { words } from './generated/words.js'

/** An answer; null: it is under way; undefined: it cannot be had here. */
export type Answer = Explained | null | undefined

/**
 * Fills and opens `dialog` for `question`, as `ask` takes it; `name` is what the host page's link says. The headline takes
 * the focus, so that it is read out first.
 */
export function fillDialog(dialog: HTMLDialogElement, question: string, name: string, answer: Answer): void {
  const [service, locale = '', token] = question.split(' ')
  const lang = answer?.locale ?? locale
  const [failed, close, choices, notUsed] = words[lang.slice(0, 2)] ?? words.en
  const way = (hash: string, text: string) =>
    element('a', { part: 'link', href: `${service}/w/${token}?lang=${lang}${hash}` }, text)
  const ariaLabel = answer?.headline.text ?? name
  const headline = element('h2', { part: 'headline', tabIndex: -1 }, ariaLabel)
  const body = answer ? answerView(answer, notUsed) : [element('p', {}, answer === null ? '…' : failed)]
  Object.assign(dialog, { lang, dir: 'auto', ariaLabel, closedBy: 'any' }).replaceChildren(
    element('button', { part: 'close', ariaLabel: close, onclick: () => dialog.close() }, '×'),
    headline,
    ...body,
    way('#choices', choices),
    way('', name),
  )
  if (!dialog.open) dialog.showModal()
  headline.focus()
}
