// The console's menu: a screen stands in it for the roles that may open it.
import type { StaffRole } from '../../contract/staff-member.js'
import type { StaffWay } from '../../rendering/staff/staff-frame.js'
import { anyStaff } from './may.js'

const all: readonly (StaffWay & { readonly roles: readonly StaffRole[] })[] = [
  { path: '/staff', label: 'way_home', roles: anyStaff },
]

/** The ways that a role opens, in the menu's order. */
export function waysOf(role: StaffRole): readonly StaffWay[] {
  return all.filter(way => way.roles.includes(role))
}
