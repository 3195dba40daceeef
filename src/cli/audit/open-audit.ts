// Where a command reads the audit trail: in the local data folder, also while a service runs over it, or from a running
// service. Nothing is made and nothing is changed.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { auditPage, auditVerification } from '../../contract/audit.js'
import { deriveKeys } from '../../domain/seal/derive-keys.js'
import { readCursor, writeCursor } from '../../http/staff/audit-cursor.js'
import { auditInShards, verifyAuditInShards } from '../../runtime/audit-in-shards.js'
import { type Config, readConfig } from '../../runtime/config.js'
import { loadSecrets } from '../../runtime/node/key-file.js'
import { sayFailure } from '../../runtime/node/say-failure.js'
import { readSqlite } from '../../runtime/node/sqlite-driver.js'
import { compareKeys } from '../../shard/check-keys.js'
import { listAudit } from '../../shard/list-audit.js'
import { type Shards, ShardsAway } from '../../shard/port.js'
import { type Shard, shardOver } from '../../shard/shard.js'
import { verifyAudit } from '../../shard/verify-audit.js'
import { Refused } from '../refused.js'
import { remoteService } from '../remote-service.js'

export type AuditFlags = { readonly url?: string }
export type AuditReader = Pick<Shards, 'audit' | 'verifyAudit'>

/** Opens the trail, runs the command, closes it. Throws `Refused` where it cannot be read. */
export async function withAudit<T>(
  { url }: AuditFlags,
  work: (audit: AuditReader) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return work(remoteAudit(url))
  let config: Config | null = null
  try {
    config = readConfig(process.env)
    const file = join(config.data, 'shard.db')
    if (!existsSync(file)) throw new Refused(`There is no database in ${config.data} yet.`)
    return await within(file, config, work)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(sayFailure(error instanceof ShardsAway ? error.cause : error, config))
  }
}

async function within<T>(file: string, config: Config, work: (audit: AuditReader) => Promise<T>): Promise<T> {
  const { secret, epochs } = loadSecrets(config, true)
  const keys = deriveKeys(secret)
  const driver = readSqlite(file)
  try {
    compareKeys(driver, keys, epochs)
    if (driver.all("SELECT 1 FROM sqlite_schema WHERE name = 'audit_head'").length === 0)
      throw new Refused(
        'This database is of an older version, which kept no audit trail. Start the service once.',
      )
    return await work(localAudit(shardOver(driver, keys, epochs, size => randomBytes(size))))
  } finally {
    driver.close()
  }
}

function localAudit(shard: Shard): AuditReader {
  const calls = {
    listAudit: async (request: Parameters<typeof listAudit>[1]) => listAudit(shard, request),
    verifyAudit: async (request: Parameters<typeof verifyAudit>[1]) => verifyAudit(shard, request),
  }
  // What fails is thrown above, where there is one shard.
  const routing = { shards: [calls], onFailure: () => {} }
  return {
    audit: query => auditInShards(routing, query),
    verifyAudit: () => verifyAuditInShards(routing),
  }
}

function remoteAudit(url: string): AuditReader {
  const { call, read } = remoteService(url, process.env.WHEREFORE_KEY, 'an auditor key in WHEREFORE_KEY')
  return {
    async audit({ before, from, to, actor, limit }) {
      const query = new URLSearchParams({ limit: String(limit) })
      if (before) query.set('cursor', writeCursor(before))
      if (from !== null) query.set('from', new Date(from).toISOString())
      if (to !== null) query.set('to', new Date(to).toISOString())
      if (actor !== null) query.set('actor', actor)
      const page = await read(await call(`v1/audit?${query}`), auditPage)
      const next = page.next_cursor === null ? null : readCursor(page.next_cursor)
      return { items: page.items, next, missing: page.missing_shards ?? 0 }
    },
    verifyAudit: async () => read(await call('v1/audit/verify'), auditVerification),
  }
}
