// The staff's part of the registry's database as a process reaches it: here on Node, in a Durable Object on the edge.
import type { RegistryStore } from '../registry/registry-store.js'
import {
  type Known,
  type LinkState,
  lookAtLink,
  signInKnown,
  signOutKnown,
  useLink,
} from '../registry/sign-in.js'
import { type AddStaff, addStaff, listStaff, revokeStaff, type StaffRow } from '../registry/staff.js'
import { endSession, findSession, keepReason, type SessionRow } from '../registry/staff-sessions.js'

export type StaffCalls = {
  addStaff(added: AddStaff): Promise<{ id: string; expiresAt: number }>
  listStaff(now: number): Promise<readonly StaffRow[]>
  revokeStaff(id: string, now: number): Promise<boolean>
  /** The open session behind a cookie's hash; that it was seen is noted. */
  findSession(hash: Uint8Array, now: number): Promise<SessionRow | null>
  lookAtLink(link: Uint8Array, now: number): Promise<LinkState>
  useLink(use: {
    readonly link: Uint8Array
    readonly session: Uint8Array
    readonly now: number
  }): Promise<boolean>
  signInKnown(known: Known): Promise<boolean>
  signOutKnown(identity: Uint8Array): Promise<void>
  endSession(hash: Uint8Array): Promise<void>
  keepReason(hash: Uint8Array, reason: Uint8Array): Promise<void>
}

/** The verbs over a database in this process. */
export function localStaff(store: RegistryStore): StaffCalls {
  return {
    addStaff: async added => addStaff(store, added),
    listStaff: async now => listStaff(store, now),
    revokeStaff: async (id, now) => revokeStaff(store, id, now),
    findSession: async (hash, now) => findSession(store, hash, now),
    lookAtLink: async (link, now) => lookAtLink(store, link, now),
    useLink: async use => useLink(store, use),
    signInKnown: async known => signInKnown(store, known),
    signOutKnown: async identity => signOutKnown(store, identity),
    endSession: async hash => endSession(store, hash),
    keepReason: async (hash, reason) => keepReason(store, hash, reason),
  }
}
