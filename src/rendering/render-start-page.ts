// The page at the service's own address: what this is, for someone who came without a link.
import { pageFrame } from './page/page-frame.js'
import { templates } from './page/templates.js'
import { speechIn } from './words/speech.js'

/** The start page, in a language that `chooseLanguage` gave. */
export function renderStartPage(
  language: string,
  {
    organisation,
    languages = [],
  }: { readonly organisation: string | null; readonly languages?: readonly string[] },
): string {
  const { messages } = speechIn(language, { languages, timeZone: 'UTC' })
  return templates.start({
    ...pageFrame(language, organisation, languages),
    works_for: organisation === null ? null : messages['start.organisation']({ organisation }),
  })
}
