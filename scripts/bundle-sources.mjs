// Bundles exports of the sources for a script of ours to import: the same code as in the service, packages left outside.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The address of a module that has these exports of `src`, built anew; `name` is whose it is. */
export async function bundleSources(name, exports) {
  const folder = join(root, `node_modules/.cache/wherefore-${name}`)
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, 'sources.mjs')
  await build({
    stdin: { contents: exports, resolveDir: join(root, 'src'), sourcefile: `${name}.ts` },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  })
  return `${pathToFileURL(outfile).href}?${Date.now()}`
}
