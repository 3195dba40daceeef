// Declarations of what the package exports, made by tsc from one of the small projects beside tsconfig.json.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Writes the `.d.ts` files of `project` below `outDir`, without what is marked internal. */
export function declare(root, project, outDir) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--stripInternal']
  const options = ['-p', join(root, project), ...emit, '--outDir', outDir]
  execFileSync(process.execPath, [tsc, ...options], { stdio: 'inherit' })
}
