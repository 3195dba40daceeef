// What systems and signals are called: as the catalogue in force names them, else by their keys.
import type { Catalogue, LocalisedText } from '../../../contract/catalogue.js'
import type { Language } from '../../generated/staff-messages.js'
import { localised, speechIn } from '../../words/speech.js'
import { staffWords } from '../staff-frame.js'

/** Null stands for all that is not declared. */
export type Names = { system(id: string | null): string; signal(key: string | null): string }

/** The names in a language of the console. */
export function namesIn(language: Language, catalogue: Catalogue | null): Names {
  const words = staffWords(language)
  const speech = speechIn(language, { languages: catalogue?.languages ?? [], timeZone: 'UTC' })
  type Named = Readonly<Record<string, { readonly name: LocalisedText }>> | undefined
  const nameIn = (declared: Named, key: string) => {
    const found = declared && Object.hasOwn(declared, key) ? declared[key] : undefined
    return found ? localised(speech, found.name) : key
  }
  return {
    system: id => (id === null ? words['findings.undeclared_systems']() : nameIn(catalogue?.systems, id)),
    signal: key => (key === null ? words['findings.undeclared_signals']() : nameIn(catalogue?.signals, key)),
  }
}
