// Bundles the Node entries, our own code into one file each, packages left outside; and the client, which has none.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeClientTypes } from './build/client-types.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const entries = [
  { in: 'src/node.ts', out: 'node' },
  { in: 'src/runtime/node/shard-thread.ts', out: 'shard-thread' },
  { in: 'src/cli/main.ts', out: 'cli', banner: '#!/usr/bin/env node' },
]

for (const { in: entry, out, banner } of entries) {
  if (!existsSync(join(root, entry))) continue
  await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out }],
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
    ...(banner ? { banner: { js: banner } } : {}),
  })
}

await build({
  absWorkingDir: root,
  entryPoints: ['src/client/client.ts'],
  outfile: 'dist/client.js',
  bundle: true,
  platform: 'neutral',
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
})
await writeClientTypes(root)
