// Staff and sessions in the registry's Durable Object elsewhere. What a page waits for is held to the deadline.
import type { StaffCalls } from '../staff-calls.js'
import { inTime } from './in-time.js'

/** Wraps the object, as `remoteRegistry` does; what an operator asks may take its time. */
export function remoteStaff(stub: () => StaffCalls, deadline: () => number): StaffCalls {
  const soon = <T>(answer: Promise<T>) => inTime(answer, deadline(), 'registry-late')
  return {
    findSession: (hash, now) => soon(stub().findSession(hash, now)),
    lookAtLink: (link, now) => soon(stub().lookAtLink(link, now)),
    useLink: use => soon(stub().useLink(use)),
    signInKnown: known => soon(stub().signInKnown(known)),
    signOutKnown: identity => soon(stub().signOutKnown(identity)),
    endSession: hash => soon(stub().endSession(hash)),
    keepReason: (hash, reason) => soon(stub().keepReason(hash, reason)),
    addStaff: added => stub().addStaff(added),
    listStaff: now => stub().listStaff(now),
    revokeStaff: (id, now) => stub().revokeStaff(id, now),
  }
}
