// The data: what was used, by kind; what was at hand and left out; what the system never uses.
import type { ExclusionReason } from '../../contract/decision.js'
import type { Explanation } from '../../contract/explanation.js'
import type { CitedName, Facts, SignalFact } from '../../domain/explain/facts.js'
import { categoryWords } from './category-words.js'
import { originWords } from './origin.js'
import { clause, sentence } from './sentence.js'
import { closedName, openName } from './signal-name.js'
import { localised, type Speech } from './speech.js'
import { visibleValue } from './value-text.js'
import { visible } from './visible.js'

type Used = Explanation['data_used'][number]

/** Every signal once, by category. Name and value of a sensitive one stand here alone, marked `closed`. */
export function usedWords(speech: Speech, { used, signals }: Facts): Used[] {
  return used.map(({ category, places }) => ({
    category:
      category === null ? undeclared(speech) : { key: category, name: categoryWords(speech, category) },
    signals: places.flatMap(place => {
      const signal = signals[place]
      return signal ? [usedWord(speech, signal)] : []
    }),
  }))
}

function undeclared(speech: Speech): Used['category'] {
  return { key: 'undeclared', name: categoryWords(speech, 'undeclared') }
}

function usedWord(speech: Speech, signal: SignalFact): Used['signals'][number] {
  const sensitive = signal.disclosure === 'sensitive'
  const source = sourceText(speech, signal)
  const days = signal.declared?.retention_days
  return {
    key: signal.key,
    name: sensitive ? closedName(speech, signal) : openName(speech, signal),
    ...(signal.value !== undefined && { value: visibleValue(signal.value) }),
    ...(sensitive && { closed: true as const }),
    origin: originWords(speech, signal.origin),
    ...(source !== null && { source: { text: source } }),
    ...(signal.purpose && { purpose: citedWords(speech, signal.purpose) }),
    ...(days !== undefined && { retention: { days, text: speech.messages['used.retention']({ days }) } }),
    pointers: [...signal.pointers],
  }
}

/** The declared source, which is in plain words; beside it what the producer noted this time. */
function sourceText(speech: Speech, { declared, source }: SignalFact): string | null {
  const recorded = source === undefined || source.trim() === '' ? null : visible(source)
  if (!declared?.source) return recorded
  const words = localised(speech, declared.source)
  return recorded === null ? words : speech.messages['used.source']({ declared: words, recorded })
}

/** A purpose or surface: its declared name, else its key, which then is all that is known. */
export function citedWords(speech: Speech, { key, name }: CitedName): { key: string; name: string } {
  return { key, name: name ? localised(speech, name) : key }
}

/** What was left out, each with its reason. */
export function notUsedWords(speech: Speech, { notUsed }: Facts): Explanation['data_not_used'] {
  return notUsed.map(entry => {
    const reason = speech.messages[`exclusion.${entry.reason}`]()
    // Producers' free text could say what a sensitive or undeclared signal holds.
    const detail = entry.disclosure === 'open' ? clause(visible(entry.detail ?? '')) : ''
    const text = detail === '' ? reason : sentence(speech.messages['exclusion.detail']({ reason, detail }))
    return {
      key: entry.key,
      name: openName(speech, entry),
      reason: { code: entry.reason, text },
      pointers: [...entry.pointers],
    }
  })
}

/** What the system is declared never to use. */
export function neverUsedWords(speech: Speech, { neverUsed }: Facts): Explanation['never_used'] {
  return neverUsed.map(({ category, code, reason, pointers }) => ({
    name: categoryWords(speech, category),
    reason: { code, text: neverReason(speech, code, reason) },
    pointers: [...pointers],
  }))
}

function neverReason(
  speech: Speech,
  code: ExclusionReason | null,
  reason: Facts['neverUsed'][number]['reason'],
): string {
  if (reason) return sentence(localised(speech, reason))
  return code === null ? speech.messages['never.no_reason']() : speech.messages[`exclusion.${code}`]()
}
