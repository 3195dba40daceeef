// The registry that is a Durable Object elsewhere.
import type { RegistryCalls } from '../registry-calls.js'

/** Wraps the object; `stub` is asked for anew for each call, because a broken one stays broken. */
export function remoteRegistry(stub: () => RegistryCalls): RegistryCalls {
  return {
    findCredential: hash => stub().findCredential(hash),
    createKey: (role, name, now) => stub().createKey(role, name, now),
    listKeys: () => stub().listKeys(),
    revokeKey: (id, now) => stub().revokeKey(id, now),
    publishCatalogue: (catalogue, now) => stub().publishCatalogue(catalogue, now),
    currentVersion: () => stub().currentVersion(),
    findCatalogue: version => stub().findCatalogue(version),
  }
}
