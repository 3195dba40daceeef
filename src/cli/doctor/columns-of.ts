// Which columns a table has: a database of an older schema is looked at as far as it goes.
import type { Shard } from '../../shard/shard.js'

/** Names of its columns; none where there is no such table. */
export function columnsOf({ driver }: Shard, table: string): string[] {
  return driver.all('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => String(name))
}
