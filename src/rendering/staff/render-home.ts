// The console's first page: who is signed in, what their role may do, and the reason that their look-ups carry.
import { templates } from '../page/templates.js'
import { type StaffSurroundings, staffFrame, staffWords } from './staff-frame.js'

/** What a role may do, as `http/staff/may.ts` lists it. */
export type Permission =
  | 'look'
  | 'unmask'
  | 'readAudit'
  | 'seeFindings'
  | 'seeCatalogue'
  | 'answer'
  | 'manageStaff'

/** The home page of the console. */
export function renderHome(around: StaffSurroundings, may: readonly Permission[]): string {
  const words = staffWords(around.language)
  return templates['staff-home']({
    ...staffFrame(label => label.home_title, around),
    may: may.map(each => ({ text: words[`may.${each}`]() })),
  })
}
