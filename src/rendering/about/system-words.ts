// The account of one system: what it is for, what counts most as declared and as measured, what it learned from, what it
// never uses, who watches over it, and what it is without a profile.
import type { AboutSystem } from '../../contract/about.js'
import type { DeclaredSystem } from '../../contract/catalogue.js'
import type { Measured } from '../../contract/measured.js'
import { categoryWords } from '../words/category-words.js'
import { sentence } from '../words/sentence.js'
import type { Speech } from '../words/speech.js'
import { visible } from '../words/visible.js'
import { type Account, declaredName, frameOf, tell, tellIfAny } from './account.js'
import { controlWords } from './control-words.js'
import { differsWords, measuredWords } from './measured-words.js'
import { systemUrl } from './system-url.js'

/** `GET /about/systems/{id}` in words; null where the catalogue in force declares no such system. */
export function systemWords(account: Account, id: string, measured: Measured): AboutSystem | null {
  const { speech, catalogue, publicUrl } = account
  const { systems = {}, surfaces } = catalogue ?? {}
  const system = Object.hasOwn(systems, id) ? systems[id] : undefined
  if (!system) return null
  const measuredHere = measuredWords(account, id, measured)
  return {
    ...frameOf(account),
    system: {
      id,
      name: tell(speech, system.name),
      kind: { code: system.kind, text: speech.messages[`kind.${system.kind}`]() },
      summary: tellIfAny(speech, system.summary),
      url: systemUrl(publicUrl, id),
    },
    purposes: purposesOf(account, system),
    surfaces: (system.surfaces ?? []).map(key => ({ key, name: declaredName(speech, surfaces, key) })),
    main_parameters: mainParametersOf(account, system),
    measured: measuredHere,
    differs: differsWords(speech, system, measuredHere),
    training_data: trainingDataOf(speech, system),
    never_uses: neverUsesOf(speech, system),
    fairness: system.fairness
      ? { summary: tell(speech, system.fairness.summary), last_audit: system.fairness.last_audit ?? null }
      : null,
    human_oversight: tellIfAny(speech, system.human_oversight),
    non_profiled_option: system.non_profiled_option
      ? {
          available: system.non_profiled_option.available,
          how: tellIfAny(speech, system.non_profiled_option.how),
        }
      : null,
    owner: system.owner ?? null,
    version: versionOf(id, measured),
    reviewed_on: system.reviewed_on ?? null,
  }
}

function versionOf(id: string, { systems }: Measured): string | null {
  const version = systems.find(system => system.id === id)?.version ?? null
  return version === null ? null : visible(version)
}

function purposesOf({ speech, catalogue }: Account, system: DeclaredSystem): AboutSystem['purposes'] {
  const { purposes = {} } = catalogue ?? {}
  return system.purposes.map(key => {
    const declared = Object.hasOwn(purposes, key) ? purposes[key] : undefined
    return {
      key,
      name: declaredName(speech, purposes, key),
      description: tellIfAny(speech, declared?.description),
      needs_consent: declared?.needs_consent ?? false,
    }
  })
}

function mainParametersOf(
  { speech, catalogue }: Account,
  system: DeclaredSystem,
): AboutSystem['main_parameters'] {
  const { signals = {} } = catalogue ?? {}
  return (system.main_parameters ?? []).map(({ signal: key, why }) => ({
    key,
    name: declaredName(speech, signals, key),
    why: tellIfAny(speech, why),
    control: controlWords(speech, Object.hasOwn(signals, key) ? signals[key] : undefined),
  }))
}

function trainingDataOf(speech: Speech, { training_data }: DeclaredSystem): AboutSystem['training_data'] {
  if (!training_data) return null
  const reasoned = (list: NonNullable<typeof training_data>['included'] = []) =>
    list.map(({ data, reason }) => ({ data: tell(speech, data), reason: tellIfAny(speech, reason) }))
  return { included: reasoned(training_data.included), excluded: reasoned(training_data.excluded) }
}

function neverUsesOf(speech: Speech, { never_uses = [] }: DeclaredSystem): AboutSystem['never_uses'] {
  return never_uses.map(({ category, code = null, reason }) => {
    const declared = tellIfAny(speech, reason)
    const fixed =
      code === null ? speech.messages['never.no_reason']() : speech.messages[`exclusion.${code}`]()
    return {
      category: { key: category, name: categoryWords(speech, category) },
      reason: declared ? { code, ...declared, text: sentence(declared.text) } : { code, text: fixed },
    }
  })
}
