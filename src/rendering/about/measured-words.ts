// What usually counted, as measured, in words.
import type { AboutSystem } from '../../contract/about.js'
import type { DeclaredSystem } from '../../contract/catalogue.js'
import type { Measured, MeasuredSystem } from '../../contract/measured.js'
import { formatDate, formatList } from '../words/formatters.js'
import type { Speech } from '../words/speech.js'
import { type Account, declaredName } from './account.js'
import { orderDiffers } from './order-differs.js'

type MeasuredHere = AboutSystem['measured']

/** What was measured of one system. */
export function measuredWords(account: Account, id: string, measured: Measured): MeasuredHere {
  const { speech, catalogue } = account
  const { from, to, shards } = measured
  const found = measured.systems.find(system => system.id === id)
  const code = shards.answered === 0 ? 'away' : (found?.code ?? 'too_few')
  return {
    from,
    to,
    shards,
    code,
    text: [measuredText(speech, code, found, measured), ...partsText(speech, measured)].join(' '),
    decisions: found?.decisions ?? null,
    signals: (found?.signals ?? []).map(signal => ({
      ...signal,
      name:
        signal.key === null
          ? { text: speech.messages['words.undeclared']() }
          : declaredName(speech, catalogue?.signals, signal.key),
    })),
    rare: found?.rare ?? 0,
  }
}

function measuredText(
  speech: Speech,
  code: MeasuredHere['code'],
  found: MeasuredSystem | undefined,
  measured: Measured,
): string {
  if (code === 'away') return speech.messages['about.away']()
  const days = daysOf(speech, measured)
  if (code === 'too_few' || !found) return speech.messages['about.too_few'](days)
  const count = found.decisions ?? 0
  return speech.messages[code === 'measured' ? 'about.measured' : 'about.not_weighed']({ ...days, count })
}

/** The days of the window as dates; they are days in UTC. */
export function daysOf(
  { language }: Speech,
  { from, to }: Pick<Measured, 'from' | 'to'>,
): { from: string; to: string } {
  return { from: formatDate(language, 'UTC', from) ?? from, to: formatDate(language, 'UTC', to) ?? to }
}

/** Said where some part of the service did not answer. */
export function partsText({ messages }: Speech, { shards }: Pick<Measured, 'shards'>): string[] {
  const { asked, answered } = shards
  return answered > 0 && answered < asked ? [messages['about.parts']({ asked, answered })] : []
}

/** The dated note where the measured order contradicts the declared one. */
export function differsWords(
  speech: Speech,
  { main_parameters = [] }: DeclaredSystem,
  { code, to, signals }: MeasuredHere,
): AboutSystem['differs'] {
  const declared = main_parameters.map(({ signal }) => signal)
  if (code !== 'measured' || !orderDiffers(declared, signals)) return null
  const names = signals.slice(0, Math.max(2, declared.length)).map(({ name }) => name.text)
  const { language, messages } = speech
  const date = formatDate(language, 'UTC', to) ?? to
  return { on: to, text: messages['about.differs']({ date, names: formatList(language, names) }) }
}
