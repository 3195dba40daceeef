// The screen with two decisions beside each other.
import { templates } from '../page/templates.js'
import { type CompareScreen, compareView } from './compare-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** Null: not exactly two were chosen. */
export function renderCompare(around: StaffSurroundings, screen: CompareScreen | null): string {
  return templates['staff-compare']({
    ...staffFrame(label => label.compare_title, around),
    compared: screen && compareView(screen, around.language),
  })
}
