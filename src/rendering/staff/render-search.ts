// The search of the console, before and after it found something, and the page that asks why first.
import { ownHref } from '../page/safe-href.js'
import { templates } from '../page/templates.js'
import { type SearchScreen, searchView } from './search-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** The search with its results, if any. */
export function renderSearch(around: StaffSurroundings, screen: SearchScreen): string {
  return templates['staff-search']({
    ...staffFrame(label => (screen.results ? label.results : label.search_title), around),
    ...searchView(screen, around.language),
  })
}

/** Asks for the reason before anyone is shown; `next` is the path that was asked for. */
export function renderReason(around: StaffSurroundings, next: string): string {
  return templates['staff-reason']({
    ...staffFrame(label => label.reason_title, around),
    next: { value: ownHref(next, null) },
  })
}
