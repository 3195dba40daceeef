// What stands in a record beside its signals, as terms and their values: short, for a reader in a hurry.
import type { StaffRecord } from '../../contract/staff.js'
import type { ExplainedRecord } from '../../domain/explain/facts.js'
import type { Labels, Messages } from '../generated/staff-messages.js'
import { templateVersion } from '../generated/versions.js'
import { ownHref, type SafeHref } from '../page/safe-href.js'
import { formatMoney, formatNumber } from '../words/formatters.js'
import { localised, type Speech } from '../words/speech.js'
import { visible } from '../words/visible.js'
import { staffTime } from './staff-time.js'

/** One term: `note` says more in small; a machine's spelling stands in `code` type. */
export type RecordFact = {
  readonly term: string
  readonly text: string
  readonly href: SafeHref | null
  readonly datetime: string | null
  readonly code: boolean
  readonly note: string | null
}

export type FactsAbout = {
  readonly decision: StaffRecord
  readonly record: ExplainedRecord
  readonly personAddress: string
  /** The catalogue version in force today. */
  readonly inForce: number
}

/** The terms in the order in which staff ask for them. */
export function recordFacts(
  speech: Speech,
  words: Messages,
  label: Labels,
  about: FactsAbout,
): readonly RecordFact[] {
  const { decision, record, personAddress } = about
  const { facts } = record
  const { surface, system } = facts.decision
  const named = system.declared ? localised(speech, system.declared.name) : system.id
  return [
    {
      ...fact(label.record_customer, visible(decision.subject)),
      href: ownHref(`/staff/persons/${personAddress}`, null),
    },
    moment(speech, label.record_shown, decision.occurred_at),
    fact(label.record_kind, words[`kind.${decision.kind}`]()),
    {
      ...fact(label.record_item, visible(decision.item.title ?? decision.item.id)),
      note: itemNote(decision),
    },
    {
      ...fact(label.record_surface, surface.name ? localised(speech, surface.name) : surface.key),
      note: surface.name ? surface.key : null,
    },
    {
      ...fact(
        label.record_system,
        words['record.version']({ name: named, version: visible(system.version) }),
      ),
      note: system.declared ? system.id : null,
    },
    ...kindFacts(speech, words, label, decision),
    ...outcomeFacts(speech, words, label, decision),
    ...personFacts(words, label, decision),
  ]
}

/** What proves it: identifiers, versions and the seal. */
export function proofFacts(
  speech: Speech,
  words: Messages,
  label: Labels,
  { decision, record, inForce }: FactsAbout,
): readonly RecordFact[] {
  return [
    { ...fact(label.record_id, decision.id), code: true },
    moment(speech, label.record_received, record.receivedAt),
    {
      ...fact(label.record_catalogue, words['record.catalogue']({ version: record.catalogueVersion })),
      note: inForce === record.catalogueVersion ? null : words['record.catalogue_now']({ version: inForce }),
    },
    { ...fact(label.record_wording, templateVersion), code: true },
    { ...fact(label.record_seal, record.commitment), code: true },
  ]
}

function moment({ timeZone }: Speech, term: string, at: string | number): RecordFact {
  const { datetime, day, clock } = staffTime(timeZone, at)
  return { ...fact(term, `${day} ${clock}`), datetime }
}

function fact(term: string, text: string): RecordFact {
  return { term, text, href: null, datetime: null, code: false, note: null }
}

function itemNote({ item }: StaffRecord): string | null {
  return item.title === undefined ? null : visible(item.id)
}

function kindFacts(speech: Speech, words: Messages, label: Labels, decision: StaffRecord): RecordFact[] {
  const { ad, price, experiment } = decision
  const parties = [
    ...(ad?.on_behalf_of ? [words['record.on_behalf_of']({ name: visible(ad.on_behalf_of) })] : []),
    ...(ad?.paid_by ? [words['record.paid_by']({ name: visible(ad.paid_by) })] : []),
  ]
  return [
    ...(ad || decision.kind === 'ad' || decision.kind === 'political_ad'
      ? [fact(label.record_ad, parties.join(', ') || label.signals_unrecorded)]
      : []),
    ...(price
      ? [
          {
            ...fact(label.record_price, formatMoney(speech.language, price.amount, price.currency)),
            note:
              price.reference_amount === undefined
                ? null
                : words['record.reference']({
                    amount: formatMoney(speech.language, price.reference_amount, price.currency),
                  }),
          },
        ]
      : []),
    ...(experiment
      ? [{ ...fact(label.record_test, visible(experiment.variant)), note: experiment.key }]
      : []),
  ]
}

function outcomeFacts(speech: Speech, words: Messages, label: Labels, decision: StaffRecord): RecordFact[] {
  const { outcome, position, automation } = decision
  return [
    ...(position === undefined ? [] : [fact(label.record_list, formatNumber(speech.language, position))]),
    ...(outcome?.score === undefined
      ? []
      : [
          {
            ...fact(label.record_score, formatNumber(speech.language, outcome.score)),
            note:
              outcome.base === undefined
                ? null
                : words['record.base']({ base: formatNumber(speech.language, outcome.base) }),
          },
        ]),
    fact(label.record_method, words[`method.${outcome?.method ?? 'unknown'}`]()),
    ...(automation ? [fact(label.record_automation, words[`automation.${automation}`]())] : []),
  ]
}

function personFacts(words: Messages, label: Labels, { person }: StaffRecord): RecordFact[] {
  const told = [
    ...(person?.jurisdiction ? [person.jurisdiction] : []),
    ...(person?.minor === undefined ? [] : [words[person.minor ? 'person.minor' : 'person.adult']()]),
    ...(person?.locale ? [person.locale] : []),
  ]
  return told.length > 0 ? [fact(label.record_person, told.join(' · '))] : []
}
