// What the HTTP layer is given: two ports, the settings it answers with, and everything that is not pure.
// The runtime fills it once; no handler reads a clock, an environment or a Node module by itself.
import type { Registry } from '../registry/port.js'
import type { StaffRegistry } from '../registry/staff-port.js'
import type { Shards } from '../shard/port.js'
import type { LogLine } from './log-line.js'
import type { Oidc } from './staff/oidc-port.js'

export type Compressed = { readonly encoding: 'br' | 'gzip'; readonly bytes: Uint8Array<ArrayBuffer> }

export type Dependencies = {
  /** Decisions, links and explanations. */
  readonly shards: Shards
  /** Catalogue versions and API keys. */
  readonly registry: Registry
  /** Staff, their sign-in and their sessions. */
  readonly staff: StaffRegistry
  /** The organisation's identity provider; null where none is set. */
  readonly oidc: Oidc | null
  /** The service's own address without a slash at the end: what links and problem types begin with. */
  readonly publicUrl: string
  /** Origins whose pages may read explanations (`WHEREFORE_ORIGINS`), each as a browser spells it. */
  readonly origins: readonly string[]
  /** The public address is on loopback, so that http addresses on loopback hold in decisions. */
  readonly plainLoopback: boolean
  /** The version that the OpenAPI document names. */
  readonly version: string
  /** Unix milliseconds. */
  now(): number
  /** Milliseconds that only grow, to measure how long an answer took. */
  elapsed(): number
  /** A new id for one request: printable ASCII, never derived from the request. */
  requestId(): string
  /** Takes one line a request. */
  log(line: LogLine): void
  /** Unpacks gzip. Throws `TooLarge` past `limit` bytes and `Unreadable` for bytes that are not gzip. */
  gunzip(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer>
  /** Compresses an answer as an `Accept-Encoding` allows, or null; absent where the platform does it on the way out. */
  readonly compress?: (bytes: Uint8Array<ArrayBuffer>, acceptEncoding: string) => Compressed | null
  /** Resolves when there is time for a piece of work of some milliseconds; absent where the platform shares time out itself. */
  readonly turn?: () => Promise<void>
  /** Decisions that wait to be stored just now. */
  queueDepth(): number
}
