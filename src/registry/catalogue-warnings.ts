// What a catalogue may hold and probably does not mean: published all the same, and said.
import type { Catalogue, DeclaredSignal, LocalisedText } from '../contract/catalogue.js'
import { isSensitiveCategory, liesUnder } from '../contract/categories.js'
import type { Complaint } from '../contract/complaint.js'
import { danglingReferences } from './catalogue-references.js'
import { catalogueTexts } from './catalogue-texts.js'
import { readBecause } from './read-because.js'
import { reasonWarnings } from './reason-warnings.js'
import { wordingWarnings } from './wording-warnings.js'

type Path = readonly (string | number)[]

/** Everything in a valid catalogue that its author should look at again. */
export function catalogueWarnings(catalogue: Catalogue): Complaint[] {
  return [
    ...repeated(['languages'], catalogue.languages),
    ...danglingReferences(catalogue),
    ...catalogueTexts(catalogue).flatMap(placed => [
      ...languageWarnings(placed.path, placed.text, catalogue.languages),
      ...wordingWarnings(placed),
    ]),
    ...Object.entries(catalogue.signals ?? {}).flatMap(([key, signal]) => [
      ...signalWarnings(['signals', key], signal),
      ...becauseWarnings(['signals', key], signal),
    ]),
    ...systemWarnings(catalogue),
    ...reasonWarnings(catalogue),
  ]
}

function languageWarnings(path: Path, text: LocalisedText, languages: readonly string[]): Complaint[] {
  const missing = [...new Set(languages)].filter(language => !Object.hasOwn(text, language))
  const complaints: Complaint[] = []
  if (missing.length > 0) {
    const instead = path.at(-1) === 'because' ? 'the name alone' : fallbackOf(text, languages)
    const wrong = `has no text in ${missing.join(', ')}: people who read it get ${instead}`
    complaints.push({
      path,
      wrong,
      mend: `add ${missing.map(language => `${language}: "…"`).join(', ')}`,
      at: 'key',
    })
  }
  for (const language of Object.keys(text)) {
    if (languages.includes(language)) continue
    const wrong = `is in ${language}, which the catalogue does not declare: nobody will see it`
    complaints.push({
      path: [...path, language],
      wrong,
      mend: `add ${language} to languages, or leave it out`,
      at: 'key',
    })
  }
  return complaints
}

/** What stands in for a missing language: the catalogue's first, else the first that the text has. */
function fallbackOf(text: LocalisedText, languages: readonly string[]): string {
  const [first = ''] = languages
  return Object.hasOwn(text, first) ? first : (Object.keys(text)[0] ?? '')
}

function signalWarnings(at: Path, signal: DeclaredSignal): Complaint[] {
  const complaints: Complaint[] = [...repeated([...at, 'purposes'], signal.purposes)]
  if (signal.sensitive === false && isSensitiveCategory(signal.category)) {
    const wrong = `is false, but the law treats ${signal.category} as sensitive`
    complaints.push({ path: [...at, 'sensitive'], wrong, mend: 'leave it out, or choose another category' })
  }
  if (signal.show_value === true && isSensitive(signal)) {
    const wrong = 'is true for a sensitive signal: its value will stand on the page, closed at first'
    complaints.push({
      path: [...at, 'show_value'],
      wrong,
      mend: 'leave it out unless people need to see the value',
    })
  }
  if (signal.retention_days === undefined && signal.origin !== 'context') {
    const wrong = 'does not say how long this personal data is kept'
    complaints.push({ path: at, wrong, mend: 'add retention_days', at: 'key' })
  }
  return complaints
}

function becauseWarnings(at: Path, signal: DeclaredSignal): Complaint[] {
  return Object.entries(signal.because ?? {}).flatMap(([language, text]) => {
    const path = [...at, 'because', language]
    const { uses, literal } = readBecause(text)
    const complaints: Complaint[] = []
    if (uses.has('value') && !showsValue(signal)) {
      const wrong = 'uses {value}, but the value of this signal is not shown: people will read its name alone'
      complaints.push({ path, wrong, mend: 'leave {value} out, or set show_value: true' })
    }
    if (/[{}]/.test(literal)) {
      const wrong = 'holds braces that will be read as braces: an apostrophe before { takes away its meaning'
      complaints.push({ path, wrong, mend: 'write the apostrophe as ’' })
    }
    const again = /^\s*(because|weil|car|parce que|parce qu’|porque|لأن)(?!\p{L})/iu.exec(text)
    if (again) {
      const wrong = `begins with "${again[1] ?? ''}", which the sentence it completes already says`
      complaints.push({ path, wrong, mend: 'begin with what comes after it' })
    }
    return complaints
  })
}

function systemWarnings(catalogue: Catalogue): Complaint[] {
  return Object.entries(catalogue.systems ?? {}).flatMap(([key, system]) => {
    const at = ['systems', key]
    const parameters = system.main_parameters ?? []
    const complaints = [
      ...repeated([...at, 'surfaces'], system.surfaces ?? []),
      ...repeated([...at, 'purposes'], system.purposes),
      ...repeated(
        [...at, 'main_parameters'],
        parameters.map(parameter => parameter.signal),
      ),
    ]
    for (const [i, parameter] of parameters.entries()) {
      const path = [...at, 'main_parameters', i, 'signal']
      const signals = catalogue.signals ?? {}
      const signal = Object.hasOwn(signals, parameter.signal) ? signals[parameter.signal] : undefined
      if (!signal) continue
      if (system.purposes.length > 0 && !system.purposes.some(purpose => signal.purposes.includes(purpose))) {
        const wrong = `names ${parameter.signal}, which may be used for none of the system’s purposes: each use is a finding`
        complaints.push({
          path,
          wrong,
          mend: 'add a purpose of the system to the signal, or take the signal out',
        })
      }
      const never = system.never_uses?.find(entry => liesUnder(signal.category, entry.category))
      if (never) {
        const wrong = `names ${parameter.signal}, but the system says that it never uses ${never.category}`
        complaints.push({ path, wrong, mend: 'take one of the two out' })
      }
    }
    return complaints
  })
}

function repeated(path: Path, keys: readonly string[]): Complaint[] {
  return keys.flatMap((key, i) =>
    keys.indexOf(key) < i ? [{ path: [...path, i], wrong: `names ${key} again`, mend: 'leave it out' }] : [],
  )
}

function isSensitive(signal: DeclaredSignal): boolean {
  return signal.sensitive ?? isSensitiveCategory(signal.category)
}

function showsValue(signal: DeclaredSignal): boolean {
  const observable = signal.origin === 'provided' || signal.origin === 'observed'
  return signal.show_value ?? (observable && !isSensitive(signal))
}
