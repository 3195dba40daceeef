// What the dialog says below its headline: the finished words of the service, in the order of the page.
import { element } from './element.js'
import type { Explained, Words } from './explained.js'

type Reason = NonNullable<Explained['reasons']>[number]

/** The answer as elements. */
export function answerView(explained: Explained, words: Words): HTMLElement[] {
  const { reasons = [], summary, method, ad, price, experiment, data_not_used = [] } = explained
  const shown = reasons.slice(0, summary?.shown)
  return [
    ...said(ad && `${ad.mark} · ${ad.text}`, 'strong'),
    ...said(price?.text),
    // The law's own sentence, in the language of the law.
    ...said(price?.notice, 'strong', { lang: 'en', dir: 'ltr' }),
    ...said(experiment?.text),
    ...list(
      shown.map((reason, i) => reasonView(reason, words.notes?.[i])),
      'reasons',
    ),
    ...said(summary?.text, 'small'),
    ...said(method?.text, 'small'),
    ...said(words.parameters, 'h3'),
    ...list(ad?.parameters.flatMap(({ text }) => said(text, 'li'))),
    ...said(words.not_used, 'h3'),
    ...list(data_not_used.map(({ name, reason }) => element('li', {}, name, ...said(reason.text, 'small')))),
  ]
}

function said(text: string | undefined, tag: 'p' | 'strong' | 'small' | 'li' | 'h3' = 'p', given = {}) {
  return text ? [element(tag, given, text)] : []
}

function list(items: readonly HTMLElement[] = [], part = ''): HTMLElement[] {
  // Without its role, Safari no longer calls a list without bullets a list.
  return items.length ? [element('ul', { part, role: 'list' }, ...items)] : []
}

function reasonView({ text, direction, share, origin }: Reason, note = origin.text): HTMLElement {
  return element(
    'li',
    { part: 'reason' },
    text,
    // Through the object model, which a content security policy lets be.
    ...(share === null
      ? []
      : [element('i', { className: `${direction}`, style: `inline-size:max(1%,${share * 100}%)` })]),
    ...said(note, 'small'),
  )
}
