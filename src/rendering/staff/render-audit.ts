// The screen of the audit trail.
import { templates } from '../page/templates.js'
import { type AuditScreen, auditView } from './audit-view.js'
import { type StaffSurroundings, staffFrame } from './staff-frame.js'

/** The trail, newest first. */
export function renderAudit(around: StaffSurroundings, screen: AuditScreen): string {
  return templates['staff-audit']({
    ...staffFrame(label => label.audit_title, around),
    ...auditView(screen, around.language),
  })
}
