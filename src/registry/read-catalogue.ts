// From the text of a catalogue to a validated one, or to the list of what is wrong, where in the text, and how to
// mend it: parse → strings refused everywhere → form of each field → how the fields fit → what looks unintended.
import type { Catalogue } from '../contract/catalogue.js'
import { checkCatalogueForm } from '../contract/check-catalogue-form.js'
import type { Complaint } from '../contract/complaint.js'
import { refusedStrings } from '../contract/parse-decision.js'
import { type CatalogueOptions, catalogueErrors } from './catalogue-errors.js'
import { catalogueWarnings } from './catalogue-warnings.js'
import { type ParsedSource, parseCatalogueSource } from './parse-catalogue-source.js'
import { inFileOrder, type PlacedError, placedError } from './placed-error.js'

export type ReadCatalogue =
  | { readonly ok: true; readonly catalogue: Catalogue; readonly warnings: readonly PlacedError[] }
  | { readonly ok: false; readonly errors: readonly PlacedError[] }

/** An answer names at most this many places, and says how many more there are. */
const MOST = 100

export type ReadOptions = CatalogueOptions & {
  /** What else to say of a valid catalogue, before the warnings that it gives by itself. */
  readonly remarks?: (catalogue: Catalogue) => readonly Complaint[]
}

/** Reads a catalogue from its source. Never throws for any text. Errors and warnings come in the order of the file. */
export function readCatalogue(source: string, form: 'json' | 'yaml', options: ReadOptions): ReadCatalogue {
  const parsed = parseCatalogueSource(source, form)
  if (!parsed.ok) return parsed
  if (parsed.value === null || parsed.value === undefined)
    return { ok: false, errors: placed([NOTHING], parsed) }
  const refused = refusedStrings(parsed.value)
  if (refused.length > 0) return { ok: false, errors: placed(refused.map(complaintAt), parsed) }
  const checked = checkCatalogueForm(parsed.value)
  if (!checked.ok) return { ok: false, errors: placed(checked.complaints, parsed) }
  const errors = catalogueErrors(checked.catalogue, options)
  if (errors.length > 0) return { ok: false, errors: placed(errors, parsed) }
  const { catalogue } = checked
  const warnings = [...(options.remarks?.(catalogue) ?? []), ...catalogueWarnings(catalogue)]
  return { ok: true, catalogue, warnings: placed(warnings, parsed) }
}

const NOTHING: Complaint = {
  path: [],
  wrong: 'holds nothing',
  mend: 'begin with organisation: { name: "…", contact: "…" } and languages: [en]',
}

function placed(complaints: readonly Complaint[], source: ParsedSource & { ok: true }): PlacedError[] {
  const named = complaints.slice(0, MOST).map(complaint => placedError(complaint, source.locate(complaint)))
  named.sort(inFileOrder)
  const more = complaints.length - named.length
  if (more > 0) {
    const rest: Complaint = {
      path: [],
      wrong: `has ${more} more places like these`,
      mend: 'mend these, then check again',
    }
    named.push({ ...placedError(rest, null), unnamed: more })
  }
  return named
}

/** A refused string's place as steps again. */
function complaintAt(error: { readonly pointer: string; readonly detail: string }): Complaint {
  const steps = error.pointer.split('/').slice(1)
  const path = steps.map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  // Of numbers the detail says all there is to do.
  return error.detail.includes('number') || error.detail.includes('integer')
    ? { path, wrong: error.detail }
    : { path, wrong: error.detail, mend: 'remove it' }
}
