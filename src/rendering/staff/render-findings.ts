// The findings over time: rates, their course, and the way down to the decisions behind them.
import { templates } from '../page/templates.js'
import { type FindingsFacts, findingsView } from './findings/findings-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** `/staff/findings`. */
export function renderFindings(around: StaffSurroundings, facts: FindingsFacts): string {
  return templates['staff-findings']({
    ...staffFrame(label => label.findings_title, around),
    ...findingsView(around.language, facts),
  })
}
