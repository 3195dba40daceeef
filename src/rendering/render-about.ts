// The public accounts as pages: no script, no account, nothing about anyone.
import type { About, AboutData, AboutSystem } from '../contract/about.js'
import { aboutView } from './about/about-view.js'
import { dataView } from './about/data-view.js'
import { ABOUT, ABOUT_DATA, type OpenPageOptions, openFrame, systemPath } from './about/open-page.js'
import { systemView } from './about/system-view.js'
import { templates } from './page/templates.js'

/** `GET /about`. */
export function renderAbout(account: About, options: OpenPageOptions): string {
  return templates.about({ ...openFrame(account, options, ABOUT), ...aboutView(account, options) })
}

/** `GET /about/systems/{id}`. */
export function renderSystem(account: AboutSystem, options: OpenPageOptions): string {
  const { id, name } = account.system
  return templates['about-system']({
    ...openFrame(account, options, systemPath(id), name.text),
    ...systemView(account, options.languages),
  })
}

/** `GET /about/data`. */
export function renderData(account: AboutData, options: OpenPageOptions): string {
  const frame = openFrame(account, options, ABOUT_DATA)
  return templates['about-data']({
    ...frame,
    title: frame.label.about_data_title,
    ...dataView(account, options.languages),
  })
}
