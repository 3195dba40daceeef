// Which marks of a decision may stand where: values that may not be shown, nowhere; what tells about a sensitive
// signal, in the data used alone; on a host page, none of it, the key neither.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision, SignalValue } from '../../src/contract/decision.js'
import { marksIn } from '../generate/markers.js'
import { standingOf } from './declaration.js'

export type Secrets = {
  /** In no explanation at all: values not to be shown, cohorts, `ext`, the subject, consent strings. */
  readonly never: readonly string[]
  /** Names, values, texts and sources of sensitive signals: in `data_used` and `details[data-sensitive]` alone. */
  readonly closed: readonly string[]
  /** Keys of sensitive signals: in no answer that a host page can read. */
  readonly sensitiveKeys: readonly string[]
}

export function secretsOf(sent: Decision, catalogue: CatalogueVersion): Secrets {
  const hidden = sent.signals.filter(
    ({ key, value, redacted }) => redacted || !standingOf(key, catalogue, value).showsValue,
  )
  const isSensitive = ({ key, value }: { key: string; value?: SignalValue | undefined }) =>
    standingOf(key, catalogue, value).sensitive
  const named = [...sent.signals, ...(sent.not_used ?? [])]
  // A key that is sensitive by one value and open by another may be named: it is the value that told.
  const open = new Set(named.filter(each => !isSensitive(each)).map(({ key }) => key))
  const sensitiveKeys = [...new Set(named.map(({ key }) => key))].filter(key => !open.has(key))
  return {
    never: marksIn([
      hidden.map(({ value }) => value),
      sent.cohorts,
      sent.ext,
      sent.subject,
      sent.consent?.tcf,
      sent.consent?.gpp,
    ]),
    closed: marksIn([
      sent.signals.filter(isSensitive).map(({ value, source }) => [value, source]),
      (sent.not_used ?? []).filter(isSensitive).map(({ detail }) => detail),
      sensitiveKeys.map(key => {
        const { declaration } = standingOf(key, catalogue)
        return [declaration?.name, declaration?.because, declaration?.source]
      }),
    ]),
    sensitiveKeys,
  }
}

/** The marks that a text holds, of those looked for. Numbers are found however their digits are grouped. */
export function leaks(haystack: string, marks: readonly string[]): string[] {
  const digits = marks.some(mark => /^\d/.test(mark)) ? haystack.replaceAll(/(?<=\d)[.,\s'’](?=\d)/g, '') : ''
  return marks.filter(mark => haystack.includes(mark) || digits.includes(mark))
}
