// What a catalogue names and does not declare. It is published all the same: the contract refuses no reference, and
// whatever is used without a declaration is shown to people as undeclared.
import type { Catalogue } from '../contract/catalogue.js'
import type { Complaint } from '../contract/complaint.js'
import { closestSpelling } from '../contract/edit-distance.js'

type Path = readonly (string | number)[]
type Section = 'purposes' | 'signals' | 'surfaces'

/** Every purpose, signal and surface that is named somewhere and declared nowhere. */
export function danglingReferences(catalogue: Catalogue): Complaint[] {
  const signals = Object.entries(catalogue.signals ?? {}).flatMap(([key, signal]) =>
    undeclared(['signals', key, 'purposes'], signal.purposes, 'purposes', catalogue),
  )
  const systems = Object.entries(catalogue.systems ?? {}).flatMap(([key, system]) => {
    const at = ['systems', key]
    return [
      ...undeclared([...at, 'surfaces'], system.surfaces ?? [], 'surfaces', catalogue),
      ...undeclared([...at, 'purposes'], system.purposes, 'purposes', catalogue),
      ...(system.main_parameters ?? []).flatMap((parameter, i) =>
        undeclaredKey([...at, 'main_parameters', i, 'signal'], parameter.signal, 'signals', catalogue),
      ),
    ]
  })
  return [...signals, ...systems]
}

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
