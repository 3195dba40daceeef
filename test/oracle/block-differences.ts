// The blocks beside the reasons against the oracle: the decision itself, consent, ad, price, experiment, withheld,
// and what was not recorded.
import type { Explanation } from '../../src/contract/explanation.js'
import type { Different } from './differences.js'
import type { Expected } from './expected.js'
import { instant } from './reason-differences.js'
import { sameButVisible } from './visible.js'
import { SENSITIVE_WORDS } from './words-about.js'

export function blockDifferences(told: Explanation, expected: Expected, different: Different): void {
  decisionDifferences(told, expected, different)
  consentDifferences(told, expected, different)
  kindDifferences(told, expected, different)
  const pointed = new Set(told.not_recorded.flatMap(entry => entry.pointers))
  for (const place of expected.notRecorded) different(`not_recorded says ${place}`, pointed.has(place), true)
}

function decisionDifferences(
  { decision }: Explanation,
  { record, systemUrl }: Expected,
  different: Different,
): void {
  const { surface, system, item } = decision
  different(
    'decision',
    [decision.id, instant(decision.occurred_at), decision.kind, surface.key, system.id, system.url],
    [record.id, instant(record.occurred_at), record.kind, record.surface, record.system.id, systemUrl],
  )
  same(different, 'system.version', system.version, record.system.version)
  for (const name of ['id', 'title', 'type', 'url'] as const) {
    same(different, `item.${name}`, item[name], record.item[name])
  }
}

function consentDifferences(told: Explanation, { record }: Expected, different: Different): void {
  const { consent } = told
  const granted = record.consent?.purposes ?? []
  different('consent.recorded', consent.recorded, record.consent !== undefined)
  different('consent.basis', consent.basis?.code, record.consent?.basis)
  different('consent.recorded_at', instant(consent.recorded_at), instant(record.consent?.recorded_at))
  different('consent.gpc', consent.gpc, record.consent?.gpc)
  const keys = (given: boolean) =>
    consent.purposes.filter(each => each.granted === given).map(each => each.key)
  different('consent.purposes granted', [...new Set(keys(true))].sort(), [...new Set(granted)].sort())
  different(
    'consent.purposes not granted',
    keys(false).filter(key => granted.includes(key)),
    [],
  )
}

function kindDifferences(told: Explanation, expected: Expected, different: Different): void {
  const { record } = expected
  const isAd = record.kind === 'ad' || record.kind === 'political_ad'
  if (isAd) {
    different('ad is there', told.ad !== undefined, true)
    same(different, 'ad.on_behalf_of', told.ad?.on_behalf_of, record.ad?.on_behalf_of)
    same(different, 'ad.paid_by', told.ad?.paid_by, record.ad?.paid_by)
    parameterDifferences(told, expected, different)
  }
  if (record.kind === 'price') {
    const { amount, currency, reference_amount, personal, notice } = told.price ?? {}
    different(
      'price',
      [amount, currency, reference_amount, personal],
      [...priceOf(record.price), expected.personalPrice],
    )
    different('price.notice', notice, expected.notice ?? undefined)
  }
  if (record.kind === 'experiment') {
    different('experiment.key', told.experiment?.key, record.experiment?.key)
    same(different, 'experiment.variant', told.experiment?.variant, record.experiment?.variant)
  }
  const withheld = record.withheld ?? []
  different('withheld, entries', told.withheld?.length ?? 0, withheld.length)
  withheld.forEach(({ what, ground }, i) => {
    same(different, `withheld[${i}].what`, told.withheld?.[i]?.what, what)
    same(different, `withheld[${i}].ground`, told.withheld?.[i]?.ground, ground)
    different(
      `withheld[${i}].pointers`,
      told.withheld?.[i]?.pointers.some(p => under(p, `/withheld/${i}`)),
      true,
    )
  })
}

function parameterDifferences(told: Explanation, { adParameters }: Expected, different: Different): void {
  const parameters = told.ad?.parameters ?? []
  different('ad.parameters, entries', parameters.length, adParameters.length)
  adParameters.forEach(({ ends, domain }, i) => {
    const { text = '', domain: said } = parameters[i] ?? {}
    same(different, `ad.parameters[${i}].domain`, said, domain ?? undefined)
    if (told.locale === 'en' && ends !== null)
      different(`ad.parameters[${i}] «${text}» ends`, text.endsWith(ends), true)
    if (told.locale === 'en' && ends === null) different(`ad.parameters[${i}]`, text, SENSITIVE_WORDS)
  })
}

function priceOf(price: Expected['record']['price']): (string | undefined)[] {
  return [price?.amount, price?.currency, price?.reference_amount]
}

function under(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`)
}

function same(different: Different, where: string, said: unknown, sent: unknown): void {
  if (!sameButVisible(said, sent)) different(where, said ?? null, sent ?? null)
}
