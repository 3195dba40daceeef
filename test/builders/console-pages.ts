// Pages of the console from data of every kind, for whoever looks at them in a browser.
import { renderAnswerList, renderAnswers } from '../../src/rendering/staff/render-answers.js'
import { renderCatalogue } from '../../src/rendering/staff/render-catalogue.js'
import { renderFindings } from '../../src/rendering/staff/render-findings.js'
import { aCatalogue } from './catalogue.js'
import { anExplainedRecord } from './explained-record.js'
import { aFound } from './found.js'
import { inConsole } from './in-console.js'
import { aSeen } from './seen.js'
import { advert, sensitive, shop } from './shop.js'

const findings = { system: null, catalogue: aCatalogue(), today: '2026-05-31', looks: true }
const partial = { shards: { asked: 4, answered: 3 }, partial: true, whole_from: '2026-05-10' }
const at = (day: number) => Date.parse('2026-05-01T10:00:00Z') + day * 86_400_000
const { retention_days: _, ...before } = aCatalogue()
const catalogue = {
  inForce: { version: 3, catalogue: aCatalogue() },
  warnings: [
    {
      pointer: '/signals/browsing.viewed_products/name',
      detail: 'has no text in fr: people who read it get en',
    },
  ],
  history: [
    { version: 3, publishedAt: at(20), catalogue: aCatalogue() },
    { version: 2, publishedAt: at(9), catalogue: { ...before, signals: {} } },
    { version: 1, publishedAt: at(0), catalogue: null },
  ],
  seen: aSeen(),
}
const empty = { inForce: { version: 0, catalogue: null }, warnings: [], history: [], seen: null }

const organisation = shop.organisation
const answers = (overrides: Parameters<typeof anExplainedRecord>[0], language: string) => ({
  record: anExplainedRecord(overrides, shop),
  language,
  organisation,
  address: 'AAAA',
})

/** Path → page. */
export const consolePages: ReadonlyMap<string, string> = new Map(
  (['en', 'de'] as const).flatMap(language => {
    const around = (path: string, role: 'privacy' | 'auditor' = 'privacy') => inConsole(role, path, language)
    const asFindings = (facts: object, role: 'privacy' | 'auditor' = 'privacy') =>
      renderFindings(around('/staff/findings', role), { ...findings, found: aFound(), ...facts })
    return [
      [`/findings/${language}`, asFindings({})],
      [
        `/findings-partial/${language}`,
        asFindings({ looks: false, found: aFound({ overrides: partial }) }, 'auditor'),
      ],
      [`/findings-year/${language}`, asFindings({ found: aFound({ days: 365 }) })],
      [
        `/findings-none/${language}`,
        asFindings({ catalogue: null, found: aFound({ overrides: { systems: [] } }) }),
      ],
      [`/catalogue/${language}`, renderCatalogue(around('/staff/catalogue'), catalogue)],
      [`/answers/${language}`, renderAnswerList(around('/staff/answers'))],
      [`/answers-sensitive/${language}`, renderAnswers(around('/staff/answers'), answers(sensitive, 'de'))],
      [`/answers-ad/${language}`, renderAnswers(around('/staff/answers'), answers(advert, 'ar'))],
      [`/catalogue-none/${language}`, renderCatalogue(around('/staff/catalogue'), empty)],
    ] as const
  }),
)
