// A page of the console around nothing: who is signed in, and what their role opens.
import type { StaffRole } from '../../src/contract/staff-member.js'
import { waysOf } from '../../src/http/staff/ways.js'
import type { StaffSurroundings } from '../../src/rendering/staff/staff-frame.js'

/** Someone in a role, at a path of the console. */
export function inConsole(
  role: StaffRole,
  here: string,
  language: StaffSurroundings['language'] = 'en',
): StaffSurroundings {
  return {
    language,
    organisation: 'Northpath',
    me: { name: `${role}@northpath.example`, role, csrf: 'token' },
    ways: waysOf(role),
    here,
  }
}
