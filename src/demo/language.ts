// The shop's two languages and its words in them. The words stand in locales/, never here.
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }

export type Language = 'en' | 'de'
export type Words = typeof en

const wordsByLanguage: Readonly<Record<Language, Words>> = { en, de }

export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'de'
}

/** The shop's words in one language. */
export function wordsIn(language: Language): Words {
  return wordsByLanguage[language]
}

/** The words with `{name}` replaced. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The first language of `Accept-Language` that the shop speaks, by weight; English where there is none (RFC 9110, 12.5.4). */
export function preferredLanguage(header: string | undefined): Language {
  const ranges = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map(range => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const weight = parameters.map(p => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find(Boolean)
      return { primary: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(range => range.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { primary } of ranges) if (isLanguage(primary)) return primary
  return 'en'
}

/** An amount in euros as people of this language write it. */
export function euros(amount: string | number, language: Language): string {
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-IE', {
    style: 'currency',
    currency: 'EUR',
  }).format(Number(amount))
}
