// What decisions say and the catalogue contradicts: uses that the declaration excludes, and exclusions for reasons that
// the declaration knows nothing of. One of the two is wrong; which, only their author can tell.
import type { Catalogue, DeclaredSystem } from '../../contract/catalogue.js'
import { isSensitiveCategory, liesUnder } from '../../contract/categories.js'
import type { Complaint } from '../../contract/complaint.js'
import type { SeenExclusion, SeenKeys, SeenSignal, SeenSystem } from '../../contract/seen.js'

/** Use by use, exclusion by exclusion, then the kinds of systems; each in the order seen. */
export function seenConflicts(catalogue: Catalogue, seen: SeenKeys): Complaint[] {
  return [
    ...seen.signals.flatMap(signal => usesExcluded(catalogue, signal)),
    ...seen.signals.flatMap(signal => purposesUnlisted(catalogue, signal)),
    ...seen.not_used.flatMap(entry => reasonsUnknown(catalogue, entry)),
    ...seen.systems.flatMap(system => kindsOther(catalogue, system)),
  ]
}

function usesExcluded(
  { signals = {}, systems = {} }: Catalogue,
  { key, systems: ids }: SeenSignal,
): Complaint[] {
  const category = own(signals, key)?.category
  if (category === undefined) return []
  return ids.flatMap(id =>
    neverUses(own(systems, id)).flatMap((never, i) =>
      liesUnder(category, never)
        ? [
            {
              path: ['systems', id, 'never_uses', i],
              wrong: `says that ${never} is never used, but decisions of this system use ${key}: each is a finding`,
              mend: 'take one of the two out',
            },
          ]
        : [],
    ),
  )
}

function neverUses(system: DeclaredSystem | undefined): readonly string[] {
  return system?.never_uses?.map(({ category }) => category) ?? []
}

function purposesUnlisted({ signals = {} }: Catalogue, { key, purposes }: SeenSignal): Complaint[] {
  const declared = own(signals, key)?.purposes
  const other = declared ? purposes.filter(purpose => !declared.includes(purpose)) : []
  if (other.length === 0) return []
  const wrong = `does not list ${other.join(', ')}, for which decisions use it: each such use is a finding`
  return [
    { path: ['signals', key, 'purposes'], wrong, mend: 'add what is missing, or stop the use', at: 'key' },
  ]
}

function reasonsUnknown(
  { signals = {}, purposes = {} }: Catalogue,
  { key, reasons }: SeenExclusion,
): Complaint[] {
  const signal = own(signals, key)
  if (!signal) return []
  const path = ['signals', key]
  const complaints: Complaint[] = []
  if (reasons.includes('sensitive') && !(signal.sensitive ?? isSensitiveCategory(signal.category))) {
    const wrong = 'is left out of decisions as sensitive, and is not declared to be'
    complaints.push({ path, wrong, mend: 'set sensitive: true, or see why it is left out', at: 'key' })
  }
  const needsConsent = signal.purposes.some(purpose => own(purposes, purpose)?.needs_consent === true)
  if (reasons.includes('no_consent') && !needsConsent) {
    const wrong = 'is left out of decisions for want of consent, and none of its purposes needs one'
    complaints.push({
      path,
      wrong,
      mend: 'set needs_consent: true on the purpose, or see why it is left out',
      at: 'key',
    })
  }
  return complaints
}

function kindsOther({ systems = {} }: Catalogue, { id, kinds }: SeenSystem): Complaint[] {
  const declared = own(systems, id)?.kind
  const other = declared === undefined ? [] : kinds.filter(({ kind }) => kind !== declared)
  if (other.length === 0) return []
  const wrong = `is ${declared}, but decisions of this system come as ${other.map(({ kind }) => kind).join(', ')}`
  return [
    { path: ['systems', id, 'kind'], wrong, mend: 'declare a system for each kind, or mend what is sent' },
  ]
}

/** A key may be named like something every object has. */
function own<Entry>(entries: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined
}
