// Which marks of a decision may stand where: values that may not be shown, nowhere; what tells about a sensitive
// signal, in the data used alone; on a host page, none of it, the key neither.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Decision } from '../../src/contract/decision.js'
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
    ({ key, redacted }) => redacted || !standingOf(key, catalogue).showsValue,
  )
  const keys = [...sent.signals.map(({ key }) => key), ...(sent.not_used ?? []).map(({ key }) => key)]
  const sensitiveKeys = [...new Set(keys)].filter(key => standingOf(key, catalogue).sensitive)
  const isSensitive = ({ key }: { key: string }) => sensitiveKeys.includes(key)
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
