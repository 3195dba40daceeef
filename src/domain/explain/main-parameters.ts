// What counts most in a system in general, in the organisation's declared order, each with why (EU DSA art. 27).
import { pointerTo } from '../../contract/field-error.js'
import type { ResolvedDecision } from '../resolve-decision.js'
import { controlOver } from './control.js'
import { disclosureOf } from './disclosure.js'
import type { Facts } from './facts.js'

/** The declared system's `main_parameters`; none where the system or its list is not declared. */
export function mainParametersOf({ decision, system, index }: ResolvedDecision): Facts['mainParameters'] {
  return (system?.declared.main_parameters ?? []).map(({ signal: key, why }, i) => {
    const entry = index.signals.get(key) ?? null
    const disclosure = disclosureOf(entry, entry?.sensitive === true)
    const declared = entry?.declared ?? null
    return {
      key,
      disclosure,
      declared,
      // The reason could name what a sensitive signal holds, and nobody has described an undeclared one.
      why: (disclosure === 'open' && why) || null,
      control: controlOver([{ disclosure, declared, personal: entry === null || entry.personal }]),
      pointers: [`catalogue:${pointerTo(['systems', decision.system.id, 'main_parameters', i])}`],
    }
  })
}
