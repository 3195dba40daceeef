// For what a catalogue of the right form is refused: a first language that the interface does not speak, a category
// without a name, a `because` that cannot be filled in, an address that people cannot open.
import type { Catalogue } from '../contract/catalogue.js'
import { isKnownCategory, nearestCategory } from '../contract/categories.js'
import type { Complaint } from '../contract/complaint.js'
import { interfaceLanguageFor, interfaceLanguages } from '../contract/languages.js'
import { isPlainLoopbackUrl } from '../contract/text.js'
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
  if (interfaceLanguageFor(fallback) !== null) return []
  const wrong = `begins with ${fallback}, which the interface does not speak`
  return [{ path: ['languages', 0], wrong, mend: `put one of ${interfaceLanguages.join(', ')} first` }]
}

function signalErrors(catalogue: Catalogue): Complaint[] {
  return Object.entries(catalogue.signals ?? {}).flatMap(([key, signal]) => {
    const at = ['signals', key]
    const because = Object.entries(signal.because ?? {}).flatMap(([language, text]) =>
      readBecause(text).faults.map(fault => ({ path: [...at, 'because', language], ...fault })),
    )
    return [...because, ...categoryErrors([...at, 'category'], signal.category)]
  })
}

function systemErrors(catalogue: Catalogue): Complaint[] {
  return Object.entries(catalogue.systems ?? {}).flatMap(([key, system]) =>
    (system.never_uses ?? []).flatMap((entry, i) =>
      categoryErrors(['systems', key, 'never_uses', i, 'category'], entry.category),
    ),
  )
}

function categoryErrors(path: Path, category: string): Complaint[] {
  if (isKnownCategory(category)) return []
  const mend = `write ${nearestCategory(category)}, the nearest known, or a category of your own under x.`
  return [{ path, wrong: `names ${category}, which is not a known data category`, mend }]
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
