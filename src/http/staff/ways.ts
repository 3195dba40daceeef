// The console's menu: a screen stands in it for the roles that may open it.
import type { StaffRole } from '../../contract/staff-member.js'
import type { StaffWay } from '../../rendering/staff/staff-frame.js'
import { anyStaff, may } from './may.js'

const all: readonly (StaffWay & { readonly roles: readonly StaffRole[] })[] = [
  { path: '/staff', label: 'way_home', roles: anyStaff },
  { path: '/staff/findings', label: 'way_findings', roles: may.seeFindings },
  { path: '/staff/answers', label: 'way_answers', roles: may.answer },
  { path: '/staff/catalogue', label: 'way_catalogue', roles: may.seeCatalogue },
  { path: '/staff/audit', label: 'way_audit', roles: may.readAudit },
]

/** The ways that a role opens, in the menu's order. */
export function waysOf(role: StaffRole): readonly StaffWay[] {
  return all.filter(way => way.roles.includes(role))
}
