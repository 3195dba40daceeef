// What the shop declares about its data and systems. The file catalogue.json is a catalogue as `wherefore catalogue
// check` and `push` take it; this module carries it into the bundle.
import type { Catalogue } from '../contract/catalogue.js'
import data from './catalogue.json' with { type: 'json' }

/** The shop's catalogue, in English and German. */
// The compiler reads `kind` and `origin` of a JSON file as plain strings; a test holds the file to the schema.
export const catalogue = data as Catalogue

/** The signals that a visitor can switch off one by one, in the catalogue's order. */
export const switchableSignals = Object.entries(catalogue.signals ?? {})
  .filter(([, signal]) => signal.control?.opt_out)
  .map(([key, { name }]) => ({ key, name }))

/**
 * The catalogue of a shop that runs at `shopUrl`: every explanation leads to the shop's own page of choices, to the very
 * signal that can be switched off there.
 * Null where the service would not take the shop's address; people are then sent to the contact.
 */
export function catalogueFor(shopUrl: string | null): Catalogue {
  if (shopUrl === null) return catalogue
  const choices = `${shopUrl}/choices`
  const signals = Object.entries(catalogue.signals ?? {}).map(([key, signal]) => [
    key,
    signal.control ? { ...signal, control: { ...signal.control, manage_url: `${choices}#${key}` } } : signal,
  ])
  const organisation = { ...catalogue.organisation, my_data_url: choices }
  return { ...catalogue, organisation, signals: Object.fromEntries(signals) }
}
