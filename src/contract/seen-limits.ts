// How much is looked at, and told, of the keys that the newest decisions used. Apart from the schemas, which only the
// API's description needs.

/** Most newest decisions that are looked at, over all shards. */
export const SEEN_DECISIONS = 2000
/** Most keys of one list; what was seen first, newest first, stays. */
export const SEEN_KEYS = 2000
/** Most entries of a list within an entry: systems of a signal, surfaces of a system. */
export const SEEN_INNER = 100
