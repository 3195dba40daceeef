// The catalogue version that decisions are bound to. A shard keeps its own copy, so that findings and explanations
// never leave it and a shard is backed up alone.
import { type CatalogueVersion, catalogue as catalogueSchema } from '../contract/catalogue.js'
import { type CatalogueIndex, indexCatalogue } from '../domain/catalogue-index.js'
import type { Shard } from './shard.js'

/** The version, ready for use, or null where this shard has no copy yet: the caller then sends it along. */
export function boundCatalogue(shard: Shard, version: number): CatalogueIndex | null {
  const remembered = shard.catalogues.get(version)
  if (remembered) return remembered
  const found = version === 0 ? { version, catalogue: null } : stored(shard, version)
  if (!found) return null
  const index = indexCatalogue(found)
  shard.catalogues.set(version, index)
  return index
}

/** Keeps a copy of a version. A version never changes, so a second copy changes nothing. */
export function keepCatalogue(shard: Shard, catalogue: CatalogueVersion): void {
  shard.driver.run(
    'INSERT INTO catalogue (version, body) VALUES (?, ?) ON CONFLICT (version) DO NOTHING',
    catalogue.version,
    JSON.stringify(catalogue.catalogue),
  )
}

function stored(shard: Shard, version: number): CatalogueVersion | null {
  const [row] = shard.driver.all('SELECT body FROM catalogue WHERE version = ?', version)
  if (!row) return null
  return { version, catalogue: catalogueSchema.parse(JSON.parse(String(row.body))) }
}
