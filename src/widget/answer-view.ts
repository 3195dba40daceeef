// What the dialog says below its headline: the finished words of the service, in the order of the page.
import { element } from './element.js'
import type { Explained } from './explained.js'

type Reason = NonNullable<Explained['reasons']>[number]

/** The answer as elements. `notUsed` heads the list of what was left out. */
export function answerView(explained: Explained, notUsed: string): HTMLElement[] {
  const { reasons = [], summary, method, ad, price, experiment, data_not_used = [] } = explained
  return [
    ...said(ad && `${ad.mark} · ${ad.text}`, 'strong'),
    ...said(price?.text),
    // The law's own sentence, in the language of the law.
    ...said(price?.notice, 'strong', { lang: 'en', dir: 'ltr' }),
    ...said(experiment?.text),
    ...list(reasons.slice(0, summary?.shown).map(reasonView), 'reasons'),
    ...said(summary?.text, 'small'),
    ...said(method?.text, 'small'),
    ...list(ad?.parameters.flatMap(({ text }) => said(text, 'li'))),
    ...said(data_not_used.length ? notUsed : '', 'h3'),
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

function reasonView({ text, direction, share, origin }: Reason): HTMLElement {
  const percent = Math.round((share ?? 0) * 100)
  const measured = share !== null
  return element(
    'li',
    { part: 'reason' },
    text,
    // Through the object model, which a content security policy lets be.
    ...(measured ? [element('i', { className: `${direction}`, style: `inline-size:${percent || 1}%` })] : []),
    ...said(`${measured ? `${share < 0.01 ? '< 1' : percent}% · ` : ''}${origin.text}`, 'small'),
  )
}
