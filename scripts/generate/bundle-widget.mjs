// The widget as host pages load it: one small module that imports nothing.
import { join } from 'node:path'
import { build } from 'esbuild'

/** The code of `widget.js`, from the sources and from what `scripts/generate-widget.mjs` has made beside them. */
export async function bundleWidget(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/widget/define.ts')],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    // Here there is a document; the questions are for servers that import the package.
    define: { 'globalThis.HTMLElement': 'true', 'globalThis.customElements': 'true' },
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  })
  return outputFiles[0].text
}
