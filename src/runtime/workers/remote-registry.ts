// The registry that is a Durable Object elsewhere. It may fail or hang: what is remembered of it then holds a little longer.
import type { RegistryCalls } from '../registry-calls.js'
import { inTime } from './in-time.js'

/**
 * Wraps the object; `stub` is asked for anew for each call, because a broken one stays broken. `deadline` gives
 * milliseconds and holds for what requests wait for; what an operator asks may take its time.
 */
export function remoteRegistry(stub: () => RegistryCalls, deadline: () => number): RegistryCalls {
  return {
    findCredential: hash => inTime(stub().findCredential(hash), deadline(), 'registry-late'),
    currentVersion: () => inTime(stub().currentVersion(), deadline(), 'registry-late'),
    findCatalogue: version => inTime(stub().findCatalogue(version), deadline(), 'registry-late'),
    reserveLookups: asked => inTime(stub().reserveLookups(asked), deadline(), 'registry-late'),
    returnLookups: counted => inTime(stub().returnLookups(counted), deadline(), 'registry-late'),
    listVersions: most => inTime(stub().listVersions(most), deadline(), 'registry-late'),
    createKey: (role, name, now) => stub().createKey(role, name, now),
    listKeys: () => stub().listKeys(),
    revokeKey: (id, now) => stub().revokeKey(id, now),
    publishCatalogue: (catalogue, now) => stub().publishCatalogue(catalogue, now),
  }
}
