// Catalogue versions: the one in force reads, and registry and shard mean the same by a number.
import { catalogue as catalogueSchema, DEFAULT_RETENTION_DAYS } from '../../contract/catalogue.js'
import type { SqliteReader } from '../../runtime/node/sqlite-driver.js'
import { type Diagnosis, RESTORE, warning, whole, wrong } from './diagnosis.js'

export type CataloguesLookedAt = {
  readonly diagnoses: Diagnosis[]
  /** What the one in force declares. */
  readonly retentionDays: number
}

/** Compares every version of the registry with the shard's copy. */
export function lookAtCatalogues(registry: SqliteReader, shard: SqliteReader): CataloguesLookedAt {
  const published = textsOf(registry)
  const copies = textsOf(shard)
  const inForce = Math.max(0, ...published.keys())
  const read = catalogueOf(published.get(inForce))
  const diagnoses = [
    ...beyond(inForce, Math.max(0, ...copies.keys())),
    ...different(published, copies),
    ...(inForce > 0 && !read ? [unreadable(inForce)] : []),
  ]
  if (diagnoses.length === 0) diagnoses.push(sound(inForce, copies.size))
  return { diagnoses, retentionDays: read?.retention_days ?? DEFAULT_RETENTION_DAYS }
}

function textsOf(reader: SqliteReader): ReadonlyMap<number, string> {
  return new Map(
    reader.all('SELECT version, body FROM catalogue').map(row => [Number(row.version), String(row.body)]),
  )
}

function catalogueOf(text: string | undefined) {
  if (text === undefined) return null
  try {
    return catalogueSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function beyond(inForce: number, newestCopy: number): Diagnosis[] {
  if (newestCopy <= inForce) return []
  return [
    wrong(
      'catalogue',
      `The shard knows version ${newestCopy}; the registry ends at ${inForce}. registry.db is older than shard.db: it was restored alone, or lost rows.`,
      'Publish nothing: the next version would get a number that is taken, and be explained with the old text. Restore both databases from one backup.',
    ),
  ]
}

function different(published: ReadonlyMap<number, string>, copies: ReadonlyMap<number, string>): Diagnosis[] {
  const odd = [...copies].filter(
    ([version, text]) => published.has(version) && published.get(version) !== text,
  )
  if (odd.length === 0) return []
  return [
    wrong(
      'catalogue',
      `Version ${odd.map(([version]) => version).join(', ')} has one text in registry.db and another in shard.db.`,
      `Explanations follow the shard's. The two files are not of one origin, or one was edited by hand. Restore both databases from one backup.`,
    ),
  ]
}

function unreadable(version: number): Diagnosis {
  return wrong(
    'catalogue',
    `Version ${version}, which is in force, cannot be read. No decision can be taken in.`,
    RESTORE,
  )
}

function sound(inForce: number, copies: number): Diagnosis {
  if (inForce === 0)
    return warning(
      'catalogue',
      'None is published: everything that decisions use is shown as undeclared.',
      'Write one, and publish it: wherefore catalogue push FILE',
    )
  return whole(
    'catalogue',
    `Version ${inForce} is in force. The shard's copies (${copies}) say the same as the registry.`,
  )
}
