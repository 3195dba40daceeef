// How the fields of a catalogue must fit together: what is named must be declared, what is declared must be worded
// in the fallback language, and a category must be one that has a name. Any of these refuses the catalogue.
import type { Catalogue } from '../contract/catalogue.js'
import { isKnownCategory, nearestCategory } from '../contract/categories.js'
import type { Complaint } from '../contract/complaint.js'
import { closestSpelling } from '../contract/edit-distance.js'
import { interfaceLanguageFor, interfaceLanguages } from '../contract/languages.js'
import { isPlainLoopbackUrl } from '../contract/text.js'
import { catalogueTexts } from './catalogue-texts.js'
import { readBecause } from './read-because.js'

type Path = readonly (string | number)[]

export type CatalogueOptions = {
  /** The service's own public address is on loopback, so that http addresses on loopback hold. */
  readonly plainLoopback: boolean
}

/** Everything for which a catalogue of the right form is refused. */
export function catalogueErrors(catalogue: Catalogue, options: CatalogueOptions): Complaint[] {
  return [
    ...languageErrors(catalogue),
    ...signalErrors(catalogue),
    ...systemErrors(catalogue),
    ...(options.plainLoopback ? [] : addressErrors(catalogue)),
  ]
}

function languageErrors(catalogue: Catalogue): Complaint[] {
  const fallback = catalogue.languages[0] ?? ''
  const complaints: Complaint[] = []
  if (interfaceLanguageFor(fallback) === null) {
    const wrong = `begins with ${fallback}, which the interface does not speak`
    complaints.push({
      path: ['languages', 0],
      wrong,
      mend: `put one of ${interfaceLanguages.join(', ')} first`,
    })
  }
  for (const { path, text } of catalogueTexts(catalogue)) {
    if (Object.hasOwn(text, fallback)) continue
    const wrong = `has no text in ${fallback}, the fallback language`
    complaints.push({ path, wrong, mend: `add ${fallback}: "…" to it`, at: 'key' })
  }
  return complaints
}

function signalErrors(catalogue: Catalogue): Complaint[] {
  return Object.entries(catalogue.signals ?? {}).flatMap(([key, signal]) => {
    const at = ['signals', key]
    const because = Object.entries(signal.because ?? {}).flatMap(([language, text]) =>
      readBecause(text).faults.map(fault => ({ path: [...at, 'because', language], ...fault })),
    )
    return [
      ...because,
      ...categoryErrors([...at, 'category'], signal.category),
      ...undeclared([...at, 'purposes'], signal.purposes, 'purposes', catalogue),
    ]
  })
}

function systemErrors(catalogue: Catalogue): Complaint[] {
  return Object.entries(catalogue.systems ?? {}).flatMap(([key, system]) => {
    const at = ['systems', key]
    const parameters = (system.main_parameters ?? []).flatMap((parameter, i) =>
      undeclaredKey([...at, 'main_parameters', i, 'signal'], parameter.signal, 'signals', catalogue),
    )
    const never = (system.never_uses ?? []).flatMap((entry, i) =>
      categoryErrors([...at, 'never_uses', i, 'category'], entry.category),
    )
    return [
      ...undeclared([...at, 'surfaces'], system.surfaces ?? [], 'surfaces', catalogue),
      ...undeclared([...at, 'purposes'], system.purposes, 'purposes', catalogue),
      ...parameters,
      ...never,
    ]
  })
}

function categoryErrors(path: Path, category: string): Complaint[] {
  if (isKnownCategory(category)) return []
  const mend = `write ${nearestCategory(category)}, the nearest known, or a category of your own under x.`
  return [{ path, wrong: `names ${category}, which is not a known data category`, mend }]
}

type Section = 'purposes' | 'signals' | 'surfaces'

function undeclared(
  path: Path,
  keys: readonly string[],
  section: Section,
  catalogue: Catalogue,
): Complaint[] {
  return keys.flatMap((key, i) => undeclaredKey([...path, i], key, section, catalogue))
}

function undeclaredKey(path: Path, key: string, section: Section, catalogue: Catalogue): Complaint[] {
  const declared = catalogue[section] ?? {}
  if (Object.hasOwn(declared, key)) return []
  const meant = closestSpelling(key, Object.keys(declared))
  const mend = `${meant ? `write ${meant}, or ` : ''}declare ${key} under the top-level ${section}`
  return [{ path, wrong: `names ${key}, which is not declared`, mend }]
}

function addressErrors(catalogue: Catalogue): Complaint[] {
  const { url, my_data_url } = catalogue.organisation
  const addresses: [Path, string | undefined][] = [
    [['organisation', 'url'], url],
    [['organisation', 'my_data_url'], my_data_url],
  ]
  for (const [key, signal] of Object.entries(catalogue.signals ?? {})) {
    addresses.push([['signals', key, 'control', 'manage_url'], signal.control?.manage_url])
  }
  return addresses.flatMap(([path, address]) =>
    address !== undefined && isPlainLoopbackUrl(address)
      ? [{ path, wrong: 'is an http address', mend: 'write an https address: people open it from elsewhere' }]
      : [],
  )
}
