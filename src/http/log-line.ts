// One line a request. It names the route's pattern and never what filled it: no subject, token, query or value.

/** What went wrong, without the message: a message may repeat what was sent. */
export type Failure = {
  readonly name: string
  /** The error's own code, such as `SQLITE_BUSY`; null where it has none. */
  readonly code: string | null
  /** The innermost frames as `file:line:column`. */
  readonly at: readonly string[]
}

export type LogLine = {
  /** ISO 8601, UTC. */
  readonly time: string
  readonly request_id: string
  readonly method: string
  /** The route's pattern, such as `/w/:token`, or `unmatched`. */
  readonly route: string
  readonly audience: string
  readonly status: number
  readonly ms: number
  /** Bytes of the answer before compression. */
  readonly bytes: number
  /** There where the answer hid a reason. */
  readonly failure?: Failure
}
