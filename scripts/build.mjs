// Bundles the Node entries, our own code into one file each, packages left outside; and client and widget, which have none.
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeClientTypes } from './build/client-types.mjs'
import { declare } from './build/declare.mjs'

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

// Files of an earlier build have other hashes.
rmSync(join(root, 'dist/widget'), { recursive: true, force: true })
// Not minified: a host page's own bundler does that. What is served is made by scripts/generate-widget.mjs.
await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/widget/define-why-this.ts', define: 'src/widget/define.ts' },
  outdir: 'dist/widget',
  bundle: true,
  splitting: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  sourcemap: true,
  logLevel: 'warning',
})
declare(root, 'tsconfig.widget.json', 'dist/types')
