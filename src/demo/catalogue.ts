// What the shop declares about its data and systems. The file catalogue.json is a catalogue as `wherefore catalogue
// check` and `push` take it; this module carries it into the bundle.
import type { Catalogue } from '../contract/catalogue.js'
import data from './catalogue.json' with { type: 'json' }

/** The shop's catalogue, in English and German. */
// The compiler reads `kind` and `origin` of a JSON file as plain strings; a test holds the file to the schema.
export const catalogue = data as Catalogue

/** The catalogue of a shop that runs at `shopUrl`: what can be switched off leads to the shop's own page of choices. */
export function catalogueFor(shopUrl: string): Catalogue {
  const signals = Object.entries(catalogue.signals ?? {}).map(([key, signal]) => [
    key,
    signal.control ? { ...signal, control: { ...signal.control, manage_url: `${shopUrl}/choices` } } : signal,
  ])
  return { ...catalogue, signals: Object.fromEntries(signals) }
}
