// Makes migrations/*.sql importable, so that Node and the edge apply the very same statements without reading files.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../migrations/', import.meta.url)
const sets = { shard: [], registry: [] }
for (const file of readdirSync(folder).sort()) {
  const named = /^(shard|registry)-(\d{4})-[a-z0-9-]+\.sql$/.exec(file)
  if (!named) throw new Error(`migrations/${file}: the name must be like shard-0002-what-it-does.sql`)
  const [, set, number] = named
  if (Number(number) !== sets[set].length + 1)
    throw new Error(`migrations/${file}: expected number ${sets[set].length + 1}`)
  const sql = readFileSync(new URL(file, folder), 'utf8').replace(/^\s*--.*$/gm, '')
  const statements = sql
    .split(/;\s*(?:\n|$)/)
    .map(statement => statement.trim())
    .filter(Boolean)
  sets[set].push({ version: Number(number), statements })
}
const out = new URL('../src/storage/generated/', import.meta.url)
mkdirSync(out, { recursive: true })
const file = new URL('migrations.ts', out)
const text = `// Generated from migrations/*.sql by scripts/generate-migrations.mjs.
import type { Migration } from '../migrate.js'

export const shardMigrations: readonly Migration[] = ${JSON.stringify(sets.shard, null, 2)}

export const registryMigrations: readonly Migration[] = ${JSON.stringify(sets.registry, null, 2)}
`
// Written only when it changed, so that nothing that watches the folder starts over.
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
