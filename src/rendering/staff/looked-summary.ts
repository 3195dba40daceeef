// A decision that was looked at, as the line that staff read of it: in their own language, whatever the customer's is.
import type { StaffSummary } from '../../contract/staff.js'
import type { Language } from '../generated/staff-messages.js'
import { word } from '../word.js'
import { type Looked, summaryForStaff } from './decision-for-staff.js'

/** The summary in the language of the console. */
export function lookedSummary(looked: Looked, language: Language, publicUrl: string): StaffSummary {
  return summaryForStaff(looked, word(looked.record, language, { publicUrl }))
}
