// The types of `wherefore/client`, for whoever installs the package: tsc's declarations of src/client, over a contract
// that is written out in plain TypeScript. The contract's own types are inferred by zod, and would ask a producer for it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { declare } from './declare.mjs'
import { typeText } from './type-text.mjs'

/** What the client's declarations import from the contract, by file. */
const NEEDED = {
  'decision.d.ts': `export { decision as Decision } from './src/contract/decision.ts'`,
  'ingestion.d.ts': `export { itemResult as ItemResult, itemStatus as ItemStatus } from './src/contract/ingestion.ts'`,
}

/** Writes `dist/types/`: `client/` and what it needs of `contract/`. */
export async function writeClientTypes(root) {
  const types = join(root, 'dist/types')
  rmSync(types, { recursive: true, force: true })
  declare(root, 'tsconfig.client.json', types)
  for (const [file, source] of Object.entries(NEEDED)) {
    writeFileSync(join(types, 'contract', file), await declarations(root, source))
  }
  const left = readdirSync(join(types, 'contract')).filter(file => !(file in NEEDED))
  for (const file of left) rmSync(join(types, 'contract', file))
}

/** One exported type for each schema that `source` exports. */
async function declarations(root, source) {
  const folder = join(root, 'node_modules/.cache/wherefore-build')
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, 'schemas.mjs')
  await build({
    stdin: { contents: `${source}\nexport { toJSONSchema } from 'zod'`, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  })
  const { toJSONSchema, ...schemas } = await import(`${pathToFileURL(outfile)}?${Date.now()}${Math.random()}`)
  return Object.entries(schemas)
    .map(([name, schema]) => `export type ${name} = ${typeText(toJSONSchema(schema, { io: 'input' }))}\n`)
    .join('\n')
}
