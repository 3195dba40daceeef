// A valid catalogue, and variants of it. It declares what the decision of `builders/decision.ts` cites, and one
// signal of each sort that the engine tells apart.
import {
  type Catalogue,
  catalogue,
  type DeclaredSignal,
  type DeclaredSystem,
} from '../../src/contract/catalogue.js'
import { type CatalogueIndex, indexCatalogue } from '../../src/domain/catalogue-index.js'

/** A catalogue as the schema gives it. An override replaces the whole field. */
export function aCatalogue(overrides: Partial<Catalogue> = {}): Catalogue {
  return catalogue.parse({
    organisation: { name: 'Northpath', contact: 'privacy@northpath.example' },
    languages: ['en', 'de'],
    time_zone: 'Europe/Berlin',
    purposes: {
      personalised_content: { name: { en: 'Personal content' }, needs_consent: true },
      security: { name: { en: 'Security' } },
    },
    signals: {
      'browsing.viewed_products': aDeclaredSignal(),
      'health.steps': aDeclaredSignal({ name: { en: 'Steps a day' }, sensitive: true }),
      'profile.interest': aDeclaredSignal({ name: { en: 'Likely interest' }, origin: 'inferred' }),
      'context.weather': aDeclaredSignal({
        name: { en: 'Weather' },
        category: 'x.weather',
        origin: 'context',
      }),
    },
    systems: { 'home-recs': aDeclaredSystem() },
    surfaces: { 'home.hero': { name: { en: 'Home page' } }, checkout: { name: { en: 'Checkout' } } },
    cohorts: { age_band: { name: { en: 'Age band' } } },
    ...overrides,
  })
}

/** An observed, open signal of the system's purpose. */
export function aDeclaredSignal(overrides: Partial<DeclaredSignal> = {}): DeclaredSignal {
  return {
    name: { en: 'Products you looked at', de: 'Produkte, die Sie angesehen haben' },
    because: { en: 'you looked at {value}' },
    category: 'user.behavior.browsing_history',
    origin: 'observed',
    purposes: ['personalised_content'],
    ...overrides,
  }
}

/** A system that serves the home page for one purpose. */
export function aDeclaredSystem(overrides: Partial<DeclaredSystem> = {}): DeclaredSystem {
  return {
    name: { en: 'Home recommendations' },
    kind: 'recommendation',
    surfaces: ['home.hero'],
    purposes: ['personalised_content'],
    ...overrides,
  }
}

/** The catalogue of the builders as version 1, ready for the engine. */
export function anIndex(overrides: Partial<Catalogue> = {}): CatalogueIndex {
  return indexCatalogue({ version: 1, catalogue: aCatalogue(overrides) })
}

/** What holds before the first catalogue: version 0, nothing declared. */
export const nothingDeclared: CatalogueIndex = indexCatalogue({ version: 0, catalogue: null })
