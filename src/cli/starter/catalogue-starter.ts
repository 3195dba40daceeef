// A catalogue to begin with: whole, from nothing or from what decisions used, or only what the one in force lacks.
import { stringify } from 'yaml'
import type { Catalogue } from '../../contract/catalogue.js'
import type { SeenKeys } from '../../contract/seen.js'
import { CATALOGUE_BYTES } from '../../registry/parse-catalogue-source.js'
import { type MissingKeys, missingKeys } from '../../rendering/staff/starter/missing-keys.js'
import { starterEntries } from '../../rendering/staff/starter/starter-entries.js'
import { yamlKey, yamlList } from '../../rendering/staff/starter/yaml-text.js'
import { FRAGMENT_HEAD, ORGANISATION, STARTER_HEAD } from './starter-texts.js'

export type StarterInput = {
  readonly seen: SeenKeys
  /** The catalogue in force; null before the first. */
  readonly catalogue: Catalogue | null
  /** Also what is declared already: a whole catalogue, ready to publish. */
  readonly all: boolean
}

export type Starter = {
  /** YAML; null where the catalogue in force declares everything that was seen. */
  readonly text: string | null
  /** How many entries were written, by section. */
  readonly written: Readonly<Record<Section, number>>
}

type Section = 'purposes' | 'signals' | 'systems' | 'surfaces' | 'cohorts'

const SECTIONS: readonly Section[] = ['purposes', 'signals', 'systems', 'surfaces', 'cohorts']
/** Left for heads and comments, so that the whole stays within what may be published. */
const SPARE_BYTES = 64 * 1024

/** Writes what is missing, below what is declared where `all` asks for it. */
export function catalogueStarter({ seen, catalogue, all }: StarterInput): Starter {
  const missing = missingKeys(seen, catalogue)
  const entries = starterEntries(missing, { seen, catalogue, language: catalogue?.languages[0] ?? 'en' })
  const kept = catalogue && all ? catalogue : null
  let left = CATALOGUE_BYTES - SPARE_BYTES - bytesOf(kept ? stringify(kept) : '')
  const written = { purposes: 0, signals: 0, systems: 0, surfaces: 0, cohorts: 0 }
  const sections = SECTIONS.flatMap(section => {
    const fitting = entries[section].filter(text => {
      left -= bytesOf(text) + 1
      return left > 0
    })
    written[section] = fitting.length
    return sectionText(section, fitting, entries[section].length - fitting.length, kept?.[section])
  })
  const notes = notesOn(missing)
  if (sections.length === 0 && notes.length === 0) return { text: null, written }
  const parts = [...head(seen, catalogue, kept), ...notes, ...sections]
  return { text: `${parts.join('\n\n')}\n`, written }
}

function head(seen: SeenKeys, catalogue: Catalogue | null, kept: Catalogue | null): string[] {
  if (catalogue && !kept) return [FRAGMENT_HEAD]
  const about = STARTER_HEAD.replace(
    '{decisions}',
    seen.decisions === 1 ? 'one decision' : `the newest ${seen.decisions} decisions`,
  )
  if (!kept) return [about, ORGANISATION]
  const rest = Object.entries(kept).filter(([name]) => !SECTIONS.some(section => section === name))
  return [about, stringify(Object.fromEntries(rest)).trimEnd()]
}

function sectionText(
  section: Section,
  entries: readonly string[],
  more: number,
  kept: object = {},
): string[] {
  const declared = Object.keys(kept).length > 0 ? stringify({ [section]: kept }).trimEnd() : `${section}:`
  if (entries.length === 0 && declared === `${section}:`) return []
  const cut = more > 0 ? [`  # And ${more} more, used less: a catalogue may take 1 MiB.`] : []
  return [[declared, ...entries, ...cut].join('\n')]
}

function notesOn({ unlisted, refused }: MissingKeys): string[] {
  return [
    ...unlisted.map(
      ({ system, surfaces }) =>
        `# Add to the surfaces of the system ${yamlKey(system)}, which decided there: ${yamlList(surfaces)}`,
    ),
    ...refused.map(key => `# Not written: no entry may be called ${key}. Rename the key where it is sent.`),
  ]
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
