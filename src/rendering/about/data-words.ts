// The account of the data: every declared signal, and which of them no decision used.
import type { AboutData } from '../../contract/about.js'
import type { DeclaredSignal } from '../../contract/catalogue.js'
import type { Measured } from '../../contract/measured.js'
import { categoryWords } from '../words/category-words.js'
import { originWords } from '../words/origin.js'
import { type Account, declaredName, frameOf, isSensitive, tell, tellIfAny } from './account.js'
import { controlWords } from './control-words.js'
import { daysOf, partsText } from './measured-words.js'
import { systemUrl } from './system-url.js'

type DataSignal = AboutData['signals'][number]

/** `GET /about/data` in words. */
export function dataWords(account: Account, measured: Measured): AboutData {
  const { from, to, shards, used } = measured
  const signals = Object.entries(account.catalogue?.signals ?? {})
  return {
    ...frameOf(account),
    signals: signals.map(([key, declared]) => signalWords(account, key, declared, used)),
    not_used: used && signals.map(([key]) => key).filter(key => !used.has(key)),
    measured: { from, to, shards, text: windowText(account, measured) },
  }
}

function signalWords(
  { speech, catalogue, publicUrl }: Account,
  key: string,
  declared: DeclaredSignal,
  used: Measured['used'],
): DataSignal {
  const { category, origin, purposes, retention_days: days, shared_with = [], control } = declared
  return {
    key,
    name: tell(speech, declared.name),
    category: { key: category, name: categoryWords(speech, category) },
    sensitive: isSensitive(declared),
    origin: { code: origin, text: originWords(speech, origin).text },
    source: tellIfAny(speech, declared.source),
    purposes: purposes.map(one => ({ key: one, name: declaredName(speech, catalogue?.purposes, one) })),
    retention: days === undefined ? null : { days, text: speech.messages['used.retention']({ days }) },
    shared_with: [...shared_with],
    control: {
      ...controlWords(speech, declared),
      opt_out: control?.opt_out ?? false,
      manage_url: control?.manage_url ?? null,
    },
    used_by:
      used &&
      (used.get(key) ?? [])
        .filter(id => catalogue?.systems && Object.hasOwn(catalogue.systems, id))
        .map(id => ({
          id,
          name: declaredName(speech, catalogue?.systems, id),
          url: systemUrl(publicUrl, id),
        })),
  }
}

function windowText({ speech }: Account, measured: Measured): string {
  const { messages } = speech
  const { answered } = measured.shards
  const said = measured.used
    ? messages['about.unused'](daysOf(speech, measured))
    : answered === 0
      ? messages['about.away']()
      : messages['about.unused_unknown'](daysOf(speech, measured))
  return [said, ...partsText(speech, measured)].join(' ')
}
