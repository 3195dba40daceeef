// The first public page: which systems choose, where the data is described, what one can do.
import type { About } from '../../contract/about.js'
import { ownHref } from '../page/safe-href.js'
import { textPieces } from '../page/text-pieces.js'
import { speechIn } from '../words/speech.js'
import {
  ABOUT_DATA,
  contactsView,
  type OpenPageOptions,
  systemPath,
  toldIfAny,
  toldPiece,
} from './open-page.js'

export type AboutView = ReturnType<typeof aboutView>

/** The view of `GET /about`. */
export function aboutView(
  { organisation, systems, data, locale }: About,
  { languages, asked }: OpenPageOptions,
) {
  const { messages } = speechIn(locale, { languages, timeZone: 'UTC' })
  return {
    lead: organisation
      ? textPieces(messages['about.lead']({ organisation: organisation.name }), [organisation.name])
      : null,
    systems: systems.map(({ id, name, kind, summary }) => ({
      href: ownHref(systemPath(id), asked),
      name: toldPiece(name),
      kind: kind.text,
      summary: toldIfAny(summary),
    })),
    data: data.count > 0 ? { href: ownHref(ABOUT_DATA, asked) } : null,
    data_count: messages['about.data_count']({ count: data.count }),
    contacts: contactsView(organisation),
  }
}
