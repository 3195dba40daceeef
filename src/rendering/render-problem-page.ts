// An error as a person meets it: what happened and what one can do, in words that give away nothing. A link that is
// not good says the same whether or not anything was ever behind it.
import { type ProblemCode, problems } from '../contract/problem.js'
import { pageFrame } from './page/page-frame.js'
import { contactView } from './page/safe-href.js'
import { templates } from './page/templates.js'
import { speechIn } from './words/speech.js'

/** Problems that people meet, and have words of their own. */
const worded = [
  'link-invalid',
  'link-expired',
  'record-gone',
  'record-pending',
  'not-found',
  'overloaded',
  'unavailable',
  'internal',
] as const satisfies readonly ProblemCode[]

export type ProblemSurroundings = {
  readonly organisation: { readonly name: string; readonly contact: string } | null
  /** The catalogue's languages, for the way to the others. */
  readonly languages?: readonly string[]
  /** The request id; shown only where naming it helps. */
  readonly request?: string
}

/** The page for a problem, in a language that `chooseLanguage` gave. */
export function renderProblemPage(
  code: ProblemCode,
  language: string,
  { organisation, languages = [], request }: ProblemSurroundings,
): string {
  const words = speechIn(language, { languages, timeZone: 'UTC' }).messages
  const kind = worded.find(each => each === code) ?? 'refused'
  const ours = problems[code].status >= 500
  return templates.problem({
    ...pageFrame(language, organisation?.name ?? null, languages),
    problem: { title: words[`problem.${kind}.title`](), text: words[`problem.${kind}.text`]() },
    contact: ours && organisation ? contactView(organisation.contact) : null,
    request: ours && request !== undefined ? request : null,
  })
}
