// Which of the organisation's texts on a page are not what its reader would expect: in another language, or only the
// name where a sentence should be.
import type { Catalogue } from '../../contract/catalogue.js'
import { pointerTo } from '../../contract/field-error.js'
import type { ExplainedRecord, SignalFact } from '../../domain/explain/facts.js'
import { catalogueTexts } from '../../registry/catalogue-texts.js'
import { becauseText } from '../../rendering/words/because.js'
import { foreignLanguage, localisedExactly, speechIn } from '../../rendering/words/speech.js'
import type { PreviewPage } from './preview-pages.js'

/** One line a text, in the order of the catalogue, then of the decision. */
export function fallbacks(catalogue: Catalogue, { language, record }: PreviewPage): string[] {
  const { facts } = record
  const speech = speechIn(language, facts)
  const cited = citedIn(record)
  const foreign = catalogueTexts(catalogue)
    .filter(({ path: [section, key, field] }) => field !== 'because' && cited.has(`${section}/${key}`))
    .flatMap(({ path, text }) => {
      const other = foreignLanguage(speech, text)
      return other === null
        ? []
        : [`${language}: ${pointerTo(path)} has no ${language}, ${other} is read instead`]
    })
  const alone = facts.reasons.flatMap(({ place }) => {
    const signal = facts.signals[place]
    // What is sensitive or undeclared is told in fixed words, whatever is declared.
    if (
      signal?.disclosure !== 'open' ||
      becauseText(speech, signal, facts.decision.item.title ?? '') !== null
    )
      return []
    const at = pointerTo(['signals', signal.key, 'because'])
    return [`${language}: ${at} ${whyAlone(signal, speech)}, the name alone is read instead`]
  })
  return [...foreign, ...new Set(alone)]
}

function whyAlone({ declared }: SignalFact, speech: ReturnType<typeof speechIn>): string {
  if (!declared?.because) return 'is not there'
  if (localisedExactly(speech, declared.because) === null) return `has no ${speech.language}`
  return 'asks for a value or a date that is not given, or may not be shown'
}

/** `section/key` of each entry whose texts the page may show. */
function citedIn({ facts }: ExplainedRecord): ReadonlySet<string> {
  const { system, surface } = facts.decision
  const purposes = [...facts.signals.map(({ purpose }) => purpose), ...facts.consent.purposes]
  const signals = [...facts.signals, ...facts.notUsed, ...facts.mainParameters]
  return new Set([
    `systems/${system.id}`,
    `surfaces/${surface.key}`,
    ...purposes.flatMap(purpose => (purpose ? [`purposes/${purpose.key}`] : [])),
    ...signals.map(({ key }) => `signals/${key}`),
  ])
}
