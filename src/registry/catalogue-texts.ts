// Every text of a catalogue with its place, so that a rule about texts is written once.
import type { Catalogue, LocalisedText } from '../contract/catalogue.js'

export type PlacedText = { readonly path: readonly (string | number)[]; readonly text: LocalisedText }

/** All localised texts, section by section, in the order of the contract. */
export function catalogueTexts(catalogue: Catalogue): PlacedText[] {
  const texts: PlacedText[] = []
  const add = (path: readonly (string | number)[], text: LocalisedText | undefined) => {
    if (text !== undefined) texts.push({ path, text })
  }
  for (const [key, purpose] of Object.entries(catalogue.purposes ?? {})) {
    add(['purposes', key, 'name'], purpose.name)
    add(['purposes', key, 'description'], purpose.description)
  }
  for (const [key, signal] of Object.entries(catalogue.signals ?? {})) {
    add(['signals', key, 'name'], signal.name)
    add(['signals', key, 'because'], signal.because)
    add(['signals', key, 'source'], signal.source)
  }
  for (const [key, system] of Object.entries(catalogue.systems ?? {})) {
    const at = ['systems', key]
    add([...at, 'name'], system.name)
    add([...at, 'summary'], system.summary)
    system.main_parameters?.forEach((parameter, i) => {
      add([...at, 'main_parameters', i, 'why'], parameter.why)
    })
    system.never_uses?.forEach((never, i) => {
      add([...at, 'never_uses', i, 'reason'], never.reason)
    })
    for (const part of ['included', 'excluded'] as const) {
      system.training_data?.[part]?.forEach((entry, i) => {
        add([...at, 'training_data', part, i, 'data'], entry.data)
        add([...at, 'training_data', part, i, 'reason'], entry.reason)
      })
    }
    add([...at, 'fairness', 'summary'], system.fairness?.summary)
    add([...at, 'human_oversight'], system.human_oversight)
    add([...at, 'non_profiled_option', 'how'], system.non_profiled_option?.how)
  }
  for (const [key, surface] of Object.entries(catalogue.surfaces ?? {}))
    add(['surfaces', key, 'name'], surface.name)
  for (const [key, cohort] of Object.entries(catalogue.cohorts ?? {})) {
    add(['cohorts', key, 'name'], cohort.name)
    add(['cohorts', key, 'why'], cohort.why)
  }
  return texts
}
