// What the three public accounts share: whose they are, in which words, and where the others are.
import type { AboutOrganisation, Told } from '../../contract/about.js'
import type { Catalogue, CatalogueVersion, LocalisedText } from '../../contract/catalogue.js'
import { isSensitiveCategory } from '../../contract/categories.js'
import { foreignLanguage, localised, type Speech, speechIn } from '../words/speech.js'

/** What an account is made from. `publicUrl` is the service's own address, without a slash at the end. */
export type Account = {
  readonly speech: Speech
  readonly version: number
  readonly catalogue: Catalogue | null
  readonly publicUrl: string
}

/** Prepares to speak `language`, which is one that `chooseLanguage` gave. */
export function accountIn(
  { version, catalogue }: CatalogueVersion,
  language: string,
  publicUrl: string,
): Account {
  const speech = speechIn(language, {
    languages: catalogue?.languages ?? [],
    timeZone: catalogue?.time_zone ?? 'UTC',
  })
  return { speech, version, catalogue, publicUrl }
}

/** The fields that every account begins with. */
export function frameOf({ speech, version, catalogue }: Account): {
  organisation: AboutOrganisation | null
  catalogue_version: number
  locale: string
} {
  const organisation = catalogue?.organisation
  return {
    organisation: organisation
      ? {
          name: organisation.name,
          contact: organisation.contact,
          url: organisation.url ?? null,
          data_protection_officer: organisation.data_protection_officer ?? null,
          my_data_url: organisation.my_data_url ?? null,
        }
      : null,
    catalogue_version: version,
    locale: speech.language,
  }
}

/** A declared text, with its language where that is another than the account's. */
export function tell(speech: Speech, text: LocalisedText): Told {
  const lang = foreignLanguage(speech, text)
  return { text: localised(speech, text), ...(lang !== null && { lang }) }
}

/** The same of a text that may be missing. */
export function tellIfAny(speech: Speech, text: LocalisedText | undefined): Told | null {
  return text ? tell(speech, text) : null
}

/** A declaration under its key, or the key alone. Keys may be named like something that every object has. */
export function declaredName(
  speech: Speech,
  declared: Readonly<Record<string, { readonly name: LocalisedText }>> | undefined,
  key: string,
): Told {
  const found = declared && Object.hasOwn(declared, key) ? declared[key] : undefined
  return found ? tell(speech, found.name) : { text: key }
}

/** Whether the law treats a declared signal as sensitive: as declared, else by its category. */
export function isSensitive({
  sensitive,
  category,
}: {
  readonly sensitive?: boolean | undefined
  readonly category: string
}): boolean {
  return sensitive ?? isSensitiveCategory(category)
}
