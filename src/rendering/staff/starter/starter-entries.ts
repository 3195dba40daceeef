// The entries of a starter, as lines of YAML with comments. What is guessed says so; what people will read asks to be
// written by someone who knows.
import type { Catalogue } from '../../../contract/catalogue.js'
import type { SeenKeys } from '../../../contract/seen.js'
import { guessName, guessSignal } from './guess-signal.js'
import type { MissingKeys, MissingSignal } from './missing-keys.js'
import { quoted, yamlKey, yamlList } from './yaml-text.js'

export type EntryContext = {
  readonly seen: SeenKeys
  readonly catalogue: Catalogue | null
  /** The language that names are written under. */
  readonly language: string
}

/** Entries of each section, most used first, indented for their place below its name. */
export function starterEntries(missing: MissingKeys, context: EntryContext) {
  return {
    purposes: missing.purposes.map(purpose => purposeEntry(purpose, context)),
    signals: missing.signals.map(signal => signalEntry(signal, context)),
    systems: missing.systems.map(system => systemEntry(system, context)),
    surfaces: missing.surfaces.map(surface =>
      entry(surface.key, [`name: ${named(surface.key, context)}  # as people would call the place`]),
    ),
    cohorts: missing.cohorts.map(cohort => cohortEntry(cohort.key, context)),
  }
}

function purposeEntry({ key, named_by }: MissingKeys['purposes'][number], context: EntryContext): string {
  return entry(key, [
    `name: ${named(key, context)}  # what you do it for, as you would say it to one person`,
    named_by.includes('consent')
      ? 'needs_consent: true  # guess: consents named it'
      : '# needs_consent: true  # where nothing may be used for it without consent',
  ])
}

function signalEntry(signal: MissingSignal, context: EntryContext): string {
  const { used } = signal
  const guess = guessSignal(signal.key)
  const purposes = purposesOf(signal, context)
  const because = used?.fields.includes('observed_at')
    ? 'you looked at {value} on {date}'
    : 'you looked at {value}'
  return entry(
    signal.key,
    [
      `name: ${named(signal.key, context)}  # what it is about them, such as "Products you looked at"`,
      ...(used
        ? [
            `# because: { ${yamlKey(context.language)}: ${quoted(because)} }  # say what they did; completes "You are seeing ITEM because …"`,
          ]
        : []),
      `category: ${guess.category}  # guess: ${from(guess.categoryFrom, 'choose the one that fits')}`,
      `origin: ${guess.origin}  # guess: ${from(guess.originFrom, 'provided, observed, inferred, third_party or context')}`,
      purposes.length > 0
        ? `purposes: ${yamlList(purposes)}  # guess: as far as the decisions say what it was used for`
        : 'purposes: []  # no decision says what for: declare a purpose, and name it here',
      // Values of what is not described are shown to nobody; a guess must not change that.
      ...(guess.categoryFrom === null
        ? ['show_value: false  # guess: until someone has looked at its values']
        : []),
      ...(guess.origin === 'context' ? [] : ['# retention_days: 90  # how long you keep it']),
    ],
    [...(used ? [usage(used)] : []), ...(signal.leftOut ? [exclusion(signal.leftOut)] : [])],
  )
}

function systemEntry(system: SeenKeys['systems'][number], context: EntryContext): string {
  const [first, ...others] = system.kinds.map(({ kind }) => kind)
  const purposes = consentedPurposes(system)
  return entry(
    system.id,
    [
      `name: ${named(system.id, context)}  # as people would call it`,
      `# summary: { ${yamlKey(context.language)}: "…" }  # one or two sentences: what it decides, and how`,
      `kind: ${first}${others.length > 0 ? `  # it also decided: ${others.join(', ')}` : ''}`,
      `surfaces: ${yamlList(system.surfaces)}  # guess: those that were seen; without this line any that is declared`,
      purposes.length > 0
        ? `purposes: ${yamlList(purposes)}  # guess: each consent in its decisions named ${purposes.length > 1 ? 'these' : 'this'}`
        : 'purposes: []  # what it works for: declare a purpose, and name it here',
    ],
    [`${system.count} of the decisions looked at.`],
  )
}

function cohortEntry(key: string, context: EntryContext): string {
  const name = guessName(key)
  return entry(key, [
    ...(name === '' ? [] : [`name: ${named(key, context)}  # what people in a group have in common`]),
    `why: { ${yamlKey(context.language)}: "To check that the system is fair to everyone." }  # guess: say why you record it`,
  ])
}

/** What the signal itself named, and what the systems that used it work for. */
function purposesOf({ used }: MissingSignal, { seen, catalogue }: EntryContext): string[] {
  const bySystem = (used?.systems ?? []).flatMap(id => {
    const systems = catalogue?.systems ?? {}
    const declared = Object.hasOwn(systems, id) ? systems[id] : undefined
    if (declared) return declared.purposes
    const system = seen.systems.find(one => one.id === id)
    return system ? consentedPurposes(system) : []
  })
  return [...new Set([...(used?.purposes ?? []), ...bySystem])].slice(0, MOST_PURPOSES)
}

/**
 * Only what every consent named: a purpose that some people did not grant would make their decisions look as if they had
 * been made without consent.
 */
function consentedPurposes({ consents, purposes }: SeenKeys['systems'][number]): string[] {
  return purposes
    .filter(({ count }) => count === consents)
    .map(({ key }) => key)
    .slice(0, MOST_PURPOSES)
}

/** The contract's limit. */
const MOST_PURPOSES = 50

function usage({ count, values, fields, systems, first, last }: SeenKeys['signals'][number]): string {
  const days = first === last ? first : `${first} to ${last}`
  const shape = values.length > 0 ? `${values.join(' or ')} values` : 'no value'
  const by = systems.slice(0, 3).map(yamlKey).join(', ') + (systems.length > 3 ? ' and others' : '')
  return `Used ${times(count)} by ${by}, ${days}: ${[shape, ...fields].join(', ')}.`
}

function exclusion({ count, reasons }: SeenKeys['not_used'][number]): string {
  return `Left out ${times(count)}: ${reasons.join(', ')}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function from(word: string | null, otherwise: string): string {
  return word === null ? `nothing in the key says it; ${otherwise}` : `from "${word}"`
}

function named(key: string, { language }: EntryContext): string {
  return `{ ${yamlKey(language)}: ${quoted(guessName(key))} }`
}

function entry(key: string, lines: readonly string[], comments: readonly string[] = []): string {
  return [
    ...comments.map(comment => `  # ${comment}`),
    `  ${yamlKey(key)}:`,
    ...lines.map(line => `    ${line}`),
  ].join('\n')
}
