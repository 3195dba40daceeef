// What the words must say where the contract gives them: the summary to the letter in English, which name or
// because-text each reason carries, and the value in it. The rest of the wording is rendering's own.
import type { Catalogue, CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Signal } from '../../src/contract/decision.js'
import type { Explanation } from '../../src/contract/explanation.js'
import { marksIn } from '../generate/markers.js'
import { standingOf } from './declaration.js'
import type { Different } from './differences.js'
import type { Expected } from './expected.js'

/** The fixed words for a sensitive signal and for an undeclared one, in English. */
export const SENSITIVE_WORDS = 'information that the law treats as sensitive'
export const UNDECLARED_WORDS = 'data that has not been described to us'

export function wordingDifferences(
  told: Explanation,
  expected: Expected,
  catalogue: CatalogueVersion,
): string[] {
  const lines: string[] = []
  const different: Different = (where, said, wanted) => {
    if (said !== wanted) lines.push(`${where}: ${JSON.stringify(said)}, expected ${JSON.stringify(wanted)}`)
  }
  const english = told.locale === 'en'
  if (english) summaryDifferences(told, different)
  expected.reasons.forEach(({ index, direction }, i) => {
    const text = told.reasons[i]?.text ?? ''
    const signal = expected.record.signals[index]
    const needed = signal ? signalWords(signal, catalogue, told.locale, expected) : []
    for (const words of needed) different(`reasons[${i}] «${text}» says ${words}`, text.includes(words), true)
    if (english) {
      const start = direction === 'against' ? 'This counted against it: ' : 'Because '
      different(`reasons[${i}] «${text}» starts «${start}»`, text.startsWith(start), true)
    }
  })
  const { on } = expected.headline
  const signal = on === null ? undefined : expected.record.signals[on]
  const { text } = told.headline
  for (const words of signal ? signalWords(signal, catalogue, told.locale, expected) : []) {
    different(`headline «${text}» says ${words}`, text.includes(words), true)
  }
  return lines
}

function summaryDifferences({ summary }: Explanation, different: Different): void {
  const { shown, total, share_shown: share, text } = summary
  if (share !== null && total > 1 && shown === total)
    different('summary', text, `All ${total} reasons are shown.`)
  if (share !== null && shown > 1 && shown < total) {
    const percent = Math.round(share * 100)
    different(
      'summary',
      text,
      `These ${shown} of ${total} make up ${percent} % of what counted, for or against.`,
    )
  }
  if (share === null && shown < total) {
    different('summary', text, `${total} things counted; how much each did was not recorded.`)
  }
}

/** Words that a text about a signal must hold: the fixed ones, its because-text with the value, or "of: NAME". */
function signalWords(
  signal: Signal,
  version: CatalogueVersion,
  locale: string,
  { record }: Expected,
): readonly string[] {
  const { declaration, sensitive, showsValue } = standingOf(signal.key, version)
  const english = locale === 'en'
  if (sensitive) return english ? [SENSITIVE_WORDS] : []
  if (!declaration) return english ? [UNDECLARED_WORDS, signal.key] : [signal.key]
  const template = spoken(declaration.because, locale)
  const shown = showsValue && signal.redacted !== true && signal.value !== undefined
  const unquoted = template?.replaceAll(/'\{.*?\}'/g, '') ?? ''
  const needs = (name: string) => unquoted.includes(`{${name}`)
  const lacking = (needs('value') && !shown) || (needs('date') && signal.observed_at === undefined)
  if (template === null || lacking) return fallback(declaration.name, version.catalogue, locale)
  if (template.includes('plural') || (needs('item') && record.item.title === undefined)) return []
  const value = needs('value') && typeof signal.value !== 'number' ? marksIn(signal.value) : []
  return [
    ...marksIn(template),
    ...value,
    ...(needs('date') ? ['2026', '2025', '2024'].filter(year => isYear(year, signal, version)) : []),
  ]
}

function fallback(
  name: Readonly<Record<string, string>>,
  catalogue: Catalogue | null,
  locale: string,
): readonly string[] {
  const said = spoken(name, locale) ?? spoken(name, catalogue?.languages[0] ?? 'en') ?? ''
  return [locale === 'en' ? `of: ${said}` : said]
}

function spoken(texts: Readonly<Record<string, string>> | undefined, locale: string): string | null {
  return texts?.[locale] ?? null
}

/** Whether the signal was observed in that year, by the catalogue's clock. */
function isYear(year: string, { observed_at: at }: Signal, { catalogue }: CatalogueVersion): boolean {
  if (at === undefined) return false
  const timeZone = catalogue?.time_zone ?? 'UTC'
  return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(Date.parse(at)) === year
}
