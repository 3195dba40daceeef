// The precompiled templates behind typed functions. Every value is escaped; nothing is compiled at run time.
import * as runtime from 'handlebars/runtime.js'
import type { AboutView } from '../about/about-view.js'
import type { DataPageView } from '../about/data-view.js'
import type { SystemView } from '../about/system-view.js'
import { templateSpecs } from '../generated/templates.js'
import type { AnswersView, answerList } from '../staff/answers/answers-view.js'
import type { AuditView } from '../staff/audit-view.js'
import type { CatalogueView } from '../staff/catalogue/catalogue-view.js'
import type { CompareView } from '../staff/compare-view.js'
import type { DecisionView } from '../staff/decision-view.js'
import type { FindingsView } from '../staff/findings/findings-view.js'
import type { SearchView } from '../staff/search-view.js'
import type { StaffFrame } from '../staff/staff-frame.js'
import type { ArticleView } from './article-view.js'
import type { EmbedView } from './embed-view.js'
import type { NowView } from './now-view.js'
import type { PageFrame } from './page-frame.js'
import type { LinkView, SafeHref } from './safe-href.js'

export type RecordView = {
  readonly received: string
  readonly received_at: string
  readonly catalogue_version: number
  readonly template_version: string
  readonly commitment: string
}

type Way = { readonly href: SafeHref }

type Render<View> = (view: View) => string

type Templates = {
  readonly explanation: Render<
    PageFrame & { readonly article: ArticleView; readonly now: NowView; readonly record: RecordView }
  >
  /** `[data-explanation]` alone. */
  readonly article: Render<ArticleView & Pick<PageFrame, 'label'>>
  readonly problem: Render<
    PageFrame & {
      readonly problem: { readonly title: string; readonly text: string }
      readonly contact: LinkView | null
      readonly request: string | null
    }
  >
  readonly about: Render<PageFrame & AboutView>
  readonly 'about-system': Render<PageFrame & SystemView>
  readonly 'about-data': Render<PageFrame & DataPageView>
  readonly embed: Render<EmbedView>
  readonly 'staff-answer-list': Render<StaffFrame & ReturnType<typeof answerList>>
  readonly 'staff-answers': Render<StaffFrame & AnswersView>
  readonly 'staff-catalogue': Render<StaffFrame & CatalogueView>
  readonly 'staff-findings': Render<StaffFrame & FindingsView>
  readonly start: Render<
    PageFrame & { readonly works_for: string | null; readonly about: { readonly href: SafeHref } }
  >
  readonly 'staff-decision': Render<{
    readonly label: PageFrame['label']
    readonly screen: StaffFrame &
      DecisionView & { readonly article: ArticleView; readonly now: NowView; readonly changed: boolean }
  }>
  readonly 'staff-audit': Render<StaffFrame & AuditView>
  readonly 'staff-search': Render<StaffFrame & SearchView>
  readonly 'staff-compare': Render<StaffFrame & { readonly compared: CompareView | null }>
  readonly 'staff-reason': Render<StaffFrame & { readonly next: { readonly value: string } }>
  readonly 'staff-home': Render<StaffFrame & { readonly may: readonly { readonly text: string }[] }>
  readonly 'staff-sign-in': Render<StaffFrame & { readonly oidc: Way | null; readonly elsewhere: Way | null }>
  readonly 'staff-use-link': Render<StaffFrame & { readonly as: string; readonly role: string }>
  readonly 'staff-entered': Render<StaffFrame & { readonly to: Way }>
  readonly 'staff-problem': Render<
    StaffFrame & {
      readonly text: string
      readonly back: Way & { readonly text: string }
      readonly request: string | null
    }
  >
}

/** The part of the Handlebars runtime that is used here; the package's types describe the whole compiler instead. */
type Runtime = {
  create(): Runtime
  template(spec: unknown): Render<unknown>
  registerPartial(name: string, template: Render<unknown>): void
}

export const templates: Templates = load()

function load(): Templates {
  // handlebars/runtime.js is CommonJS: its only export is the runtime. Its types are missing from the package.
  const handlebars = (runtime as unknown as { readonly default: Runtime }).default.create()
  const made = Object.entries(templateSpecs).map(([name, spec]) => [name, handlebars.template(spec)] as const)
  for (const [name, template] of made) handlebars.registerPartial(name, template)
  // scripts/generate.mjs makes one spec a template file, and a test renders each of these.
  return Object.fromEntries(made) as unknown as Templates
}
