// The public page of one system.
import type { AboutSystem } from '../../contract/about.js'
import { LEAST_USES } from '../../contract/measured.js'
import { labels } from '../generated/messages.js'
import { alone, textPieces } from '../page/text-pieces.js'
import { formatDate, formatList } from '../words/formatters.js'
import { type Speech, speechIn } from '../words/speech.js'
import { contactsView, toldIfAny, toldPiece } from './open-page.js'
import { shareText } from './share-text.js'

export type SystemView = ReturnType<typeof systemView>

/** The view of `GET /about/systems/{id}`. */
export function systemView(account: AboutSystem, languages: readonly string[]) {
  const speech = speechIn(account.locale, { languages, timeZone: 'UTC' })
  const { system, surfaces, purposes, differs, organisation } = account
  return {
    name: toldPiece(system.name),
    kind: system.kind.text,
    summary: toldIfAny(system.summary),
    purposes: purposes.map(({ name, description, needs_consent }) => ({
      name: toldPiece(name),
      description: toldIfAny(description),
      needs_consent,
    })),
    surfaces: surfacesView(speech, surfaces),
    main_parameters: account.main_parameters.map(({ name, why, control }) => ({
      name: toldPiece(name),
      why: toldIfAny(why),
      control: control.text,
    })),
    measured: measuredView(speech, account),
    differs: differs
      ? textPieces(
          differs.text,
          account.measured.signals.map(({ name }) => name.text),
        )
      : null,
    training: trainingView(account),
    never_uses: account.never_uses.map(({ category, reason }) => ({
      name: category.name,
      reason: toldPiece(reason),
    })),
    ...oversightView(speech, account),
    owner: account.owner === null ? null : alone(account.owner),
    version: account.version === null ? null : alone(account.version),
    reviewed: dateView(speech, account.reviewed_on),
    catalogue_version: account.catalogue_version,
    contacts: contactsView(organisation),
  }
}

function surfacesView({ language }: Speech, surfaces: AboutSystem['surfaces']) {
  const names = surfaces.map(({ name }) => name)
  if (names.length === 0) return null
  return textPieces(
    formatList(
      language,
      names.map(({ text }) => text),
    ),
    names.map(({ text, lang }) => ({ text, language: lang ?? null })),
  )
}

function measuredView(speech: Speech, { measured }: AboutSystem) {
  const { text, signals, rare } = measured
  return {
    text,
    signals: signals.map(({ name, share, used }) => ({
      name: toldPiece(name),
      share: shareText(speech, share ?? used, share === null),
      // Where nothing has a weight, a bar would give it one.
      bar: share === null ? null : Math.max(1, Math.round(share * 100)),
    })),
    rare: rare > 0 ? speech.messages['about.rare']({ count: rare, least: LEAST_USES }) : null,
  }
}

function trainingView({ training_data }: AboutSystem) {
  const list = (entries: NonNullable<AboutSystem['training_data']>['included']) =>
    entries.map(({ data, reason }) => ({ data: toldPiece(data), reason: toldIfAny(reason) }))
  return training_data
    ? { included: list(training_data.included), excluded: list(training_data.excluded) }
    : null
}

function oversightView(speech: Speech, account: AboutSystem) {
  const { fairness, human_oversight, non_profiled_option: option } = account
  const audited = fairness?.last_audit
  return {
    fairness: fairness
      ? {
          summary: toldPiece(fairness.summary),
          audited: audited
            ? speech.messages['about.audited']({
                date: formatDate(speech.language, 'UTC', audited) ?? audited,
              })
            : null,
        }
      : null,
    oversight: toldIfAny(human_oversight),
    without_profile: option?.how ? toldPiece(option.how) : alone(withoutProfile(speech, option?.available)),
  }
}

function withoutProfile({ base }: Speech, available: boolean | undefined): string {
  if (available === undefined) return labels[base].without_profile_unknown
  return labels[base][available ? 'without_profile_some' : 'without_profile_none']
}

function dateView({ language }: Speech, day: string | null) {
  return day === null ? null : { day, text: formatDate(language, 'UTC', day) ?? day }
}
