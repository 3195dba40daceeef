// What an identity provider's claims say: who someone is by name, and which role of the console they have.
import { type StaffRole, staffRole } from '../contract/staff-member.js'
import type { OidcConfig } from './config.js'

type Claims = Readonly<Record<string, unknown>>

/** Where several are given, the first of these: `privacy` sees all that `support` sees. */
const ORDER: readonly StaffRole[] = ['privacy', 'support', 'auditor', 'admin']
const MOST_NAME = 254

/** The one role that the claim gives, or null. Without a map, values are the roles' own names. */
export function roleIn(claims: Claims, { roleClaim, roleMap }: Pick<OidcConfig, 'roleClaim' | 'roleMap'>) {
  const given = valuesOf(claimAt(claims, roleClaim))
  const roles = given.map(value => (roleMap ? roleMap.get(value) : staffRole.safeParse(value).data))
  return ORDER.find(role => roles.includes(role)) ?? null
}

/** The mail address, else a name; null where there is neither. */
export function nameIn(claims: Claims): string | null {
  const names = [claims.email, claims.preferred_username, claims.name]
  const found = names.find((name): name is string => typeof name === 'string' && name.trim() !== '')
  return found === undefined ? null : found.slice(0, MOST_NAME)
}

/** A claim by its own name, or, as `realm_access.roles`, one within another. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  let at: unknown = claims
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Claims)[step] // an object that has this step
  }
  return at
}

function valuesOf(claim: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return values.filter(value => typeof value === 'string')
}
