// The page at the service's own address: what this is, for someone who came without a link.
import { ABOUT } from './about/open-page.js'
import { pageFrame } from './page/page-frame.js'
import { ownHref } from './page/safe-href.js'
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
    about: { href: ownHref(ABOUT, language) },
    works_for: organisation === null ? null : messages['start.organisation']({ organisation }),
  })
}
