// How many shards a deployment was begun with. A person's shard follows from it, so it never changes afterwards.
import type { RegistryStore } from './registry-store.js'

/** Keeps `count` at the first call; gives what was kept then. */
export function agreeOnShards(store: RegistryStore, count: number): number {
  return store.driver.transaction(() => {
    store.driver.run(
      "INSERT INTO setting (name, value) VALUES ('shards', ?) ON CONFLICT (name) DO NOTHING",
      Buffer.from(String(count)),
    )
    const [row] = store.driver.all("SELECT value FROM setting WHERE name = 'shards'")
    return Number(Buffer.from(row?.value instanceof Uint8Array ? row.value : []).toString())
  })
}
