// The answer in a frame of its own: what the dialog of the widget says, as a page. It shows what a host page may have
// and no more, although the host cannot read into it: the two must not differ in a fact.
import type { HostExplanation } from '../contract/host-explanation.js'
import { pageFrame } from './page/page-frame.js'
import { safeHref } from './page/safe-href.js'
import { templates } from './page/templates.js'
import { wordDialog } from './word-dialog.js'

/** The page. `pageUrl` is the link's own page; `origins` are those whose pages may frame this one. */
export function renderEmbed(
  explanation: HostExplanation,
  { pageUrl, origins }: { readonly pageUrl: string; readonly origins: readonly string[] },
): string {
  const { locale, headline, ad } = explanation
  const words = wordDialog(explanation)
  const whole = `${pageUrl}?lang=${encodeURIComponent(locale)}`
  return templates.embed({
    ...pageFrame(locale, null),
    origins: origins.join(' '),
    headline: headline.text,
    ad: ad ?? null,
    words,
    ...answerView(explanation, words.notes),
    whole: { href: safeHref(whole) },
    choices: { href: safeHref(`${whole}#choices`) },
  })
}

/** What an advert does not have here is null or empty. */
function answerView(explanation: HostExplanation, notes: readonly string[]) {
  if (!('reasons' in explanation))
    return { price: null, experiment: null, reasons: [], summary: null, method: null, not_used: [] }
  const { reasons, summary, method, price, experiment, data_not_used } = explanation
  return {
    price: price ? { text: price.text, notice: price.notice ?? null } : null,
    experiment: experiment?.text ?? null,
    reasons: reasons.slice(0, summary.shown).map(({ text, direction, share }, i) => ({
      kind: direction === 'against' ? 'reason against' : 'reason',
      text,
      bar: share === null ? null : String(Math.max(1, Math.round(share * 100))),
      note: notes[i] ?? '',
    })),
    summary: summary.text,
    method: method.text,
    not_used: data_not_used.map(({ name, reason }) => ({ name, reason: reason.text })),
  }
}
