// A script that stands in a page of ours, made small, with its hash for the content security policy.
import { createHash } from 'node:crypto'
import { build } from 'esbuild'

/** The code as it stands between the tags, and the CSP source that allows exactly it. */
export async function compileScript(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
  })
  const code = outputFiles[0].text.trim()
  if (/\{\{|<\/|<!--/.test(code)) throw new Error(`${path}: must hold neither {{ nor </ nor <!--`)
  return { code, source: `sha256-${createHash('sha256').update(code).digest('base64')}` }
}
