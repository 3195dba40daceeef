// The languages the interface's own words exist in. A catalogue may declare more for its texts; its first
// language, the fallback, must be one of these, so that no page mixes a text with words in another language.

export const interfaceLanguages = ['en', 'de', 'fr', 'es', 'ar'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/** The interface language that serves a BCP 47 tag (`de-AT` is served by `de`), or null where none does. */
export function interfaceLanguageFor(tag: string): InterfaceLanguage | null {
  const base = tag.split('-')[0]?.toLowerCase()
  return interfaceLanguages.find(language => language === base) ?? null
}
