// The state of the catalogue, for those who keep it.
import { templates } from '../page/templates.js'
import { type CatalogueFacts, catalogueView } from './catalogue/catalogue-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** `/staff/catalogue`. */
export function renderCatalogue(around: StaffSurroundings, facts: CatalogueFacts): string {
  return templates['staff-catalogue']({
    ...staffFrame(label => label.catalogue_title, around),
    ...catalogueView(around.language, facts),
  })
}
