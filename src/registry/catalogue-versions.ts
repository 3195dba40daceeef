// Catalogue versions: numbered from 1, immutable, the highest in force.
import { type Catalogue, type CatalogueVersion, catalogue as catalogueSchema } from '../contract/catalogue.js'
import type { Row } from '../storage/driver.js'
import type { PublishedVersion } from './port.js'
import type { RegistryStore } from './registry-store.js'

/** Publishes a catalogue as the next version and gives its number; what is in force already keeps its number. */
export function publishCatalogue(store: RegistryStore, catalogue: Catalogue, now: number): number {
  return store.driver.transaction(() => {
    const [row] = store.driver.all('SELECT version, body FROM catalogue ORDER BY version DESC LIMIT 1')
    const body = JSON.stringify(catalogue)
    if (row?.body === body) return Number(row.version)
    const version = Number(row?.version ?? 0) + 1
    store.driver.run(
      'INSERT INTO catalogue (version, body, published_at) VALUES (?, ?, ?)',
      version,
      body,
      now,
    )
    return version
  })
}

/** The number in force; 0 before the first. */
export function currentVersion(store: RegistryStore): number {
  const [row] = store.driver.all('SELECT max(version) AS version FROM catalogue')
  return Number(row?.version ?? 0)
}

/** The newest versions, newest first. */
export function listVersions(store: RegistryStore, most: number): PublishedVersion[] {
  const rows = store.driver.all(
    'SELECT version, published_at FROM catalogue ORDER BY version DESC LIMIT ?',
    most,
  )
  return rows.map(row => ({ version: Number(row.version), publishedAt: Number(row.published_at) }))
}

/** One version, or null where there is none. Version 0 declares nothing. */
export function findCatalogue(store: RegistryStore, version: number): CatalogueVersion | null {
  if (version === 0) return { version, catalogue: null }
  const [row] = store.driver.all('SELECT version, body FROM catalogue WHERE version = ?', version)
  return row ? read(row) : null
}

function read(row: Row): CatalogueVersion {
  return { version: Number(row.version), catalogue: catalogueSchema.parse(JSON.parse(String(row.body))) }
}
