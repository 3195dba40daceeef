// A person in this shard: a number, a keyed hash, and a key of their own. Made when their first decision arrives.
import { createSecretKey, type KeyObject } from 'node:crypto'
import { currentEpoch, sealSubject, unwrapPersonKey, wrapPersonKey } from '../domain/seal/person-key.js'
import { blob } from '../storage/blob.js'
import type { Row } from '../storage/driver.js'
import type { KnownPerson } from './known-person.js'
import type { Shard } from './shard.js'

/** The person with that reference, or null where this shard holds nothing about them. */
export function findPerson(shard: Shard, ref: Uint8Array): KnownPerson | null {
  const name = nameOf(ref)
  const remembered = shard.persons.get(name)
  // Who has no key may have been given one since, by another reader's writer.
  if (remembered?.key) return remembered
  const [row] = shard.driver.all(
    'SELECT no, ref, epoch, wrapped_key, links_void_before, erased_at FROM person WHERE ref = ?',
    ref,
  )
  if (!row) return null
  const person = readPerson(shard, row)
  shard.persons.set(name, person)
  return person
}

/**
 * The person of that number, or null; not remembered, so that who walks through all of them pushes nobody out.
 * Throws `SealBroken` where their key does not unwrap.
 */
export function personNumbered(shard: Shard, no: number): KnownPerson | null {
  const [row] = shard.driver.all(
    'SELECT no, ref, epoch, wrapped_key, links_void_before, erased_at FROM person WHERE no = ?',
    no,
  )
  return row ? readPerson(shard, row) : null
}

/** The person with a key to seal under: found, made, or given a new key after an erasure. */
export function personToRecord(
  shard: Shard,
  ref: Uint8Array,
  subject: string,
): KnownPerson & { readonly key: KeyObject } {
  const known = findPerson(shard, ref)
  if (known?.key) return { ...known, key: known.key }
  const { epoch, key: epochKey } = currentEpoch(shard.epochs)
  const bytes = shard.random(32)
  const wrapped = wrapPersonKey(epochKey, epoch, ref, bytes, shard.random)
  const key = createSecretKey(bytes)
  const sealed = sealSubject(key, ref, subject, shard.random)
  const [row] = known
    ? shard.driver.all(
        'UPDATE person SET epoch = ?, wrapped_key = ?, subject = ? WHERE no = ? RETURNING no',
        epoch,
        wrapped,
        sealed,
        known.no,
      )
    : shard.driver.all(
        'INSERT INTO person (ref, epoch, wrapped_key, subject) VALUES (?, ?, ?, ?) RETURNING no',
        ref,
        epoch,
        wrapped,
        sealed,
      )
  const no = Number(row?.no)
  const person = {
    no,
    ref,
    key,
    linksVoidBefore: known?.linksVoidBefore ?? null,
    erasedAt: known?.erasedAt ?? null,
  }
  shard.persons.set(nameOf(ref), person)
  return person
}

/** Forgets what is remembered of one person: their row has changed. */
export function forgetPerson(shard: Shard, ref: Uint8Array): void {
  shard.persons.delete(nameOf(ref))
}

function readPerson(shard: Shard, row: Row): KnownPerson {
  const ref = blob(row.ref)
  return {
    no: Number(row.no),
    ref,
    key: row.wrapped_key === null ? null : unwrapped(shard, ref, Number(row.epoch), blob(row.wrapped_key)),
    linksVoidBefore: row.links_void_before === null ? null : Number(row.links_void_before),
    erasedAt: row.erased_at === null ? null : Number(row.erased_at),
  }
}

function unwrapped(shard: Shard, ref: Uint8Array, epoch: number, wrapped: Uint8Array): KeyObject {
  const epochKey = shard.epochs.get(epoch)
  if (!epochKey) throw new Error(`no key for epoch ${epoch} is configured`)
  return createSecretKey(unwrapPersonKey(epochKey, epoch, ref, wrapped))
}

/** 16 bytes as 16 characters. */
function nameOf(ref: Uint8Array): string {
  return String.fromCharCode(...ref)
}
