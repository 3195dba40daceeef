// What lives beside an explanation: whom to ask, and what can be switched, as the organisation declares it today.

import type { PastLooks } from '../../contract/audit.js'
import type { Catalogue, DeclaredSignal } from '../../contract/catalogue.js'
import { isSensitiveCategory } from '../../contract/categories.js'
import type { Explanation } from '../../contract/explanation.js'
import type { Since } from '../since/changes-since.js'
import { localised, speechIn } from '../words/speech.js'
import { declaredValue, type Value } from './text-pieces.js'

/** A signal of the decision that its person can do something about today. */
export type NowControl = {
  readonly key: string
  readonly name: Value
  /** Where it is switched; null where the way leads over the contact. */
  readonly manage_url: string | null
  /** Its name then stands closed, as everywhere on the page. */
  readonly sensitive: boolean
}

export type NowPart = {
  readonly organisation: Catalogue['organisation'] | null
  readonly controls: readonly NowControl[]
  /** What the organisation declares otherwise today than this explanation says. */
  readonly since?: Since | null
  /** Who of the staff looked; absent where nobody asked. */
  readonly looks?: PastLooks | null
}

/** From the catalogue in force: its contacts, and the controls of what the explanation lists and of what counts most. */
export function nowPart(catalogue: Catalogue | null, explanation: Explanation): NowPart {
  if (!catalogue) return { organisation: null, controls: [] }
  const speech = speechIn(explanation.locale, { languages: catalogue.languages, timeZone: 'UTC' })
  const listed = explanation.data_used.flatMap(({ signals }) => signals)
  const closed = new Set(listed.filter(signal => signal.closed).map(({ key }) => key))
  const keys = [...listed.map(({ key }) => key), ...mainParametersNow(catalogue, explanation)]
  const controls = [...new Set(keys)].flatMap(key => {
    const declared = key === null ? undefined : declaredNow(catalogue, key)
    if (key === null || !declared || !canChange(declared)) return []
    return [
      {
        key,
        name: declaredValue(speech, localised(speech, declared.name), declared.name),
        manage_url: declared.control?.manage_url ?? null,
        // Either way is enough: what was sensitive then stays closed now.
        sensitive: closed.has(key) || (declared.sensitive ?? isSensitiveCategory(declared.category)),
      },
    ]
  })
  return { organisation: catalogue.organisation, controls }
}

/** What counts most in the system can be changed also where it did not count this time (EU DSA art. 27(1)). */
function mainParametersNow({ systems = {} }: Catalogue, { decision }: Explanation): string[] {
  const system = Object.hasOwn(systems, decision.system.id) ? systems[decision.system.id] : undefined
  return (system?.main_parameters ?? []).map(({ signal }) => signal)
}

/** A key may be named like something every object has. */
function declaredNow({ signals = {} }: Catalogue, key: string): DeclaredSignal | undefined {
  return Object.hasOwn(signals, key) ? signals[key] : undefined
}

function canChange({ control }: DeclaredSignal): boolean {
  return control?.opt_out === true || control?.manage_url !== undefined
}
