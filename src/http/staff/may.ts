// What each role may do, in one table. Routes take their roles from it, the console its menu, docs/roles.md its text.
import type { StaffRole } from '../../contract/staff-member.js'

/** Permission → the roles that have it. Roles are exact: `admin` is not everything. */
export const may = {
  /** Look decisions up and see what the customer saw, sensitive values masked. */
  look: ['support', 'privacy'],
  /** See sensitive values of one decision, recorded apart. */
  unmask: ['privacy'],
  /** Read, check and export the audit trail. */
  readAudit: ['auditor'],
  /** See findings over time. */
  seeFindings: ['privacy', 'auditor'],
  /** See the catalogue's state, and what is not declared yet. */
  seeCatalogue: ['support', 'privacy', 'auditor', 'admin'],
  /** Copy answers that quote an explanation. */
  answer: ['support', 'privacy'],
  /** Add, list and revoke staff, with an admin key. */
  manageStaff: ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>

export type Permission = keyof typeof may

/** Everyone who can sign in. */
export const anyStaff = ['support', 'privacy', 'auditor', 'admin'] as const satisfies readonly StaffRole[]

/** Whether a role has a permission. */
export function isAllowed(role: StaffRole, permission: Permission): boolean {
  return (may[permission] as readonly StaffRole[]).includes(role)
}

/** What a role may do, in the table's order. */
export function permissionsOf(role: StaffRole): Permission[] {
  const all = Object.entries(may) as [Permission, readonly StaffRole[]][] // the table's own keys
  return all.filter(([, roles]) => roles.includes(role)).map(([permission]) => permission)
}
