// The page's style, made small, with its hash for the content security policy: no 'unsafe-inline', no request.
import { createHash } from 'node:crypto'
import { transformSync } from 'esbuild'

/** The style as it stands between the tags, and the CSP source that allows exactly it. */
export function compileStyle(source, path) {
  const css = transformSync(source, { loader: 'css', minify: true, target: 'es2022' }).code.trim()
  if (/\{\{|<\//.test(css)) throw new Error(`${path}: must hold neither {{ nor </`)
  return { css, source: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}
