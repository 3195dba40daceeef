// Surfaces, systems and declared signals as small integers. The key itself stands once, sealed under the names key.
import { open, seal } from '../domain/seal/aead.js'
import { lookupRef } from '../domain/seal/pseudonym.js'
import type { Shard } from './shard.js'

export type LabelKind = 'surface' | 'system' | 'signal'

const BOUND = Buffer.from('wherefore/label/v1\n')

/** The number of a surface, system or signal, made when it is first seen. */
export function labelNumber(shard: Shard, kind: LabelKind, key: string): number {
  const name = `${kind}\n${key}`
  const remembered = shard.labels.get(name)
  if (remembered !== undefined) return remembered
  const ref = lookupRef(shard.keys, kind, key)
  const no = find(shard, ref) ?? make(shard, ref, name)
  shard.labels.set(name, no)
  return no
}

/** The number of a surface, system or signal, or null where this shard has seen none of that key. */
export function knownLabel(shard: Shard, kind: LabelKind, key: string): number | null {
  return find(shard, lookupRef(shard.keys, kind, key))
}

/** The kind and key behind a number. Throws where there is none. */
export function labelOf(shard: Shard, no: number): { readonly kind: string; readonly key: string } {
  const [row] = shard.driver.all('SELECT ref, sealed FROM label WHERE no = ?', no)
  if (!(row?.ref instanceof Uint8Array && row.sealed instanceof Uint8Array))
    throw new Error('no label has that number')
  const text = Buffer.from(open(shard.keys.names, Buffer.concat([BOUND, row.ref]), row.sealed)).toString()
  const at = text.indexOf('\n')
  return { kind: text.slice(0, at), key: text.slice(at + 1) }
}

function find(shard: Shard, ref: Uint8Array): number | null {
  const [row] = shard.driver.all('SELECT no FROM label WHERE ref = ?', ref)
  return row ? Number(row.no) : null
}

function make(shard: Shard, ref: Uint8Array, name: string): number {
  const sealed = seal(shard.keys.names, shard.random(12), Buffer.concat([BOUND, ref]), Buffer.from(name))
  const [row] = shard.driver.all('INSERT INTO label (ref, sealed) VALUES (?, ?) RETURNING no', ref, sealed)
  return Number(row?.no)
}
