// Catalogues as organisations declare them: none at all, one language, two or all with a time zone; signals over every
// origin, category, because-text, sensitivity and permission to show. Names and because-texts carry marks.
import type {
  Catalogue,
  CatalogueVersion,
  DeclaredSignal,
  DeclaredSystem,
} from '../../src/contract/catalogue.js'
import { type Choices, chance, oneOf, sometimes, times } from './choices.js'

/** How many signals a generated catalogue declares: their keys are `keyOfDeclared(0)` and so on. */
export const DECLARED = 24

export const keyOfDeclared = (index: number): string => `shop.Qk${index}z`

/** Categories that the law treats as sensitive, and others. The oracle has its own list. */
const categories = [
  'user.behavior.browsing_history',
  'user.behavior.purchase_history',
  'user.demographic.language',
  'user.location.imprecise',
  'user.device',
  'x.loyalty',
  'x.loyalty.tier',
  'user.health_and_medical',
  'user.health_and_medical.genetic',
  'user.biometric.fingerprint',
  'user.demographic.religious_belief',
  'user.demographic.political_opinion',
  'user.demographic.race_ethnicity',
  'user.demographic.sexual_orientation',
] as const satisfies readonly [string, ...string[]]

type Texts = Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'ar', string>>
const becauseTexts: readonly [Texts, ...Texts[]] = [
  {
    en: 'you looked at {value}',
    de: 'Sie sich {value} angesehen haben',
    fr: 'vous avez regardé {value}',
    es: 'miró {value}',
    ar: 'شاهدت {value}',
  },
  {
    en: 'you looked at {value} on {date}',
    de: 'Sie sich am {date} {value} angesehen haben',
    fr: 'vous avez regardé {value} le {date}',
    es: 'miró {value} el {date}',
    ar: 'شاهدت {value} في {date}',
  },
  {
    en: 'you did this',
    de: 'Sie dies getan haben',
    fr: 'vous avez fait ceci',
    es: 'hizo esto',
    ar: 'فعلت هذا',
  },
  {
    en: 'you came back on {date}',
    de: 'Sie am {date} wiederkamen',
    fr: 'vous êtes revenu le {date}',
    es: 'volvió el {date}',
    ar: 'عدت في {date}',
  },
  {
    en: '{item} goes with {value}',
    de: '{item} zu {value} passt',
    fr: '{item} va avec {value}',
    es: '{item} va con {value}',
    ar: '{item} يناسب {value}',
  },
  {
    en: "it''s said that '{x}' is {value}",
    de: "es ''so'' heißt: '{x}' und {value}",
    fr: "on dit que '{x}' est {value}",
    es: "se dice que '{x}' es {value}",
    ar: "يقال إن '{x}' هو {value}",
  },
  {
    en: 'you bought {value, plural, one {# thing} other {# things}}',
    de: 'Sie {value, number} gekauft haben',
    fr: 'vous avez acheté {value, plural, one {# chose} other {# choses}}',
    es: 'compró {value, number}',
    ar: 'اشتريت {value, plural, one {شيئًا واحدًا} two {شيئين} few {# أشياء} other {# شيئًا}}',
  },
]

/** One catalogue version. The number must be used once: a bound version never changes. */
export function drawCatalogue(choices: Choices, version: number): CatalogueVersion {
  if (version === 0) return { version: 0, catalogue: null }
  const languages = oneOf(choices, [['en'], ['de', 'en'], ['en', 'de'], ['en', 'de', 'fr', 'es', 'ar']])
  const catalogue: Catalogue = {
    organisation: { name: 'Example "Shop" & Söhne', contact: 'privacy@shop.example' },
    languages,
    ...(languages.length > 1 ? { time_zone: 'Europe/Berlin' } : {}),
    purposes: {
      'p.plain': { name: { en: 'Showing the shop', de: 'Den Laden zeigen' } },
      'p.consent': { name: { en: 'Personal content', de: 'Persönliche Inhalte' }, needs_consent: true },
      'p.adverts': { name: { en: 'Adverts', de: 'Werbung' }, needs_consent: true },
      'p.never': { name: { en: 'Statistics', de: 'Statistik' }, needs_consent: false },
    },
    signals: Object.fromEntries(
      times(DECLARED, index => [keyOfDeclared(index), drawSignal(choices, index, languages)]),
    ),
    systems: Object.fromEntries(systems),
    surfaces: {
      'home.hero': { name: { en: 'Home page', de: 'Startseite' } },
      'list.top': { name: { en: 'List', de: 'Liste' } },
    },
    cohorts: { age_band: { name: { en: 'Age group', de: 'Altersgruppe' }, basis: 'legitimate_interest' } },
  }
  return { version, catalogue }
}

function drawSignal(choices: Choices, index: number, languages: readonly string[]): DeclaredSignal {
  const because = oneOf(choices, becauseTexts)
  const mark = `Qb${index}z`
  const spoken = (texts: Texts) =>
    Object.fromEntries(Object.entries(texts).filter(([language]) => languages.includes(language)))
  return {
    name: spoken({
      en: `Name Qn${index}z & "more" {{x}}`,
      de: `Bezeichnung Qn${index}z`,
      fr: `Nom Qn${index}z`,
      es: `Nombre Qn${index}z`,
      ar: `اسم Qn${index}z`,
    }),
    ...sometimes(choices, 80, () => ({
      because: spoken({
        en: `${because.en} ${mark}`,
        de: `${mark} ${because.de}`,
        fr: `${because.fr} ${mark}`,
        es: `${because.es} ${mark}`,
        ar: `${because.ar} ${mark}`,
      }),
    })),
    category: oneOf(choices, categories),
    origin: oneOf(choices, ['observed', 'provided', 'context', 'inferred', 'third_party']),
    ...sometimes(choices, 50, () => ({
      source: spoken({
        en: `Our shop Qo${index}z`,
        de: `Unser Laden Qo${index}z`,
        fr: `Notre boutique Qo${index}z`,
        es: `Nuestra tienda Qo${index}z`,
        ar: `متجرنا Qo${index}z`,
      }),
    })),
    purposes: oneOf(choices, [['p.plain', 'p.consent', 'p.adverts'], ['p.plain'], ['p.consent'], []]),
    ...sometimes(choices, 20, () => ({ sensitive: chance(choices, 50) })),
    ...sometimes(choices, 40, () => ({ show_value: chance(choices, 70) })),
    ...sometimes(choices, 40, () => ({ retention_days: oneOf(choices, [90, 1, 30, 400]) })),
    ...sometimes(choices, 50, () => ({ control: { opt_out: chance(choices, 70) } })),
  }
}

const systems: readonly [string, DeclaredSystem][] = [
  ['sys.plain', { name: { en: 'Home', de: 'Start' }, kind: 'recommendation', purposes: ['p.plain'] }],
  [
    'sys.strict',
    {
      name: { en: 'Strict & "careful"', de: 'Streng' },
      kind: 'ranking',
      surfaces: ['home.hero'],
      purposes: ['p.consent', 'p.plain'],
      never_uses: [
        {
          category: 'user.health_and_medical',
          code: 'sensitive',
          reason: { en: 'We never do.', de: 'Das tun wir nie.' },
        },
        { category: 'user.location', reason: { en: 'Not needed.', de: 'Nicht nötig.' } },
        { category: 'x.loyalty', code: 'policy' },
        { category: 'user.device' },
      ],
    },
  ],
  ['sys.aimless', { name: { en: 'Aimless', de: 'Ziellos' }, kind: 'content', surfaces: [], purposes: [] }],
  [
    'sys.adverts',
    { name: { en: 'Adverts', de: 'Werbung' }, kind: 'ad', purposes: ['p.adverts', 'p.undeclared'] },
  ],
]
