// What the keys that were seen in the logs leave out: said wherever something is concluded from them.
import type { SeenInShards } from '../contract/seen.js'
import { SEEN_KEYS } from '../contract/seen-limits.js'

/** One line on standard error for each thing that is missing. */
export function sayShortcomings({ shards, partial, unreadable, cut }: SeenInShards): void {
  const said: string[] = []
  if (partial) {
    said.push(
      `Only ${shards.answered} of ${shards.asked} shards answered: keys that the others hold are missing.`,
    )
  }
  if (cut.length > 0) {
    said.push(
      `More than ${SEEN_KEYS} different keys (${cut.join(', ')}): do numbers or ids stand in your keys?`,
    )
  }
  if (unreadable > 0)
    said.push(`${unreadable} stored blocks do not open and are not in it: run wherefore doctor.`)
  for (const line of said) process.stderr.write(`${line}\n`)
}
