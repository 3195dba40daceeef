// A catalogue file that is to be used: read, reported on as a compiler would, and refused where it has errors.
import { readFileSync } from 'node:fs'
import type { Catalogue } from '../contract/catalogue.js'
import { type ReadOptions, readCatalogue } from '../registry/read-catalogue.js'
import { readConfig } from '../runtime/config.js'
import { catalogueReport } from './catalogue-report.js'
import { Refused } from './refused.js'

export type CheckedCatalogue = {
  readonly source: string
  readonly form: 'json' | 'yaml'
  readonly catalogue: Catalogue
}

export type CheckOptions = Pick<ReadOptions, 'remarks'> & {
  /** False where only errors matter. */
  readonly warnings?: boolean
}

/** The file's catalogue; the report goes to standard error. Throws `Refused` where it has errors. */
export function checkedCatalogue(
  file: string,
  { remarks, warnings = true }: CheckOptions = {},
): CheckedCatalogue {
  const source = readSource(file)
  const form = file.endsWith('.json') ? 'json' : 'yaml'
  const { plainLoopback } = readConfig(process.env)
  const read = readCatalogue(source, form, { plainLoopback, ...(remarks && { remarks }) })
  if (warnings || !read.ok) {
    const report = catalogueReport({ file, source, colour: process.stderr.isTTY === true, read })
    process.stderr.write(`${report}\n`)
  }
  if (!read.ok) throw new Refused(`${file} cannot be published until it is mended.`)
  return { source, form, catalogue: read.catalogue }
}

function readSource(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refused(`${file} cannot be read.`)
  }
}
