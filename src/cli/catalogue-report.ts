// What `wherefore catalogue check` prints: each place as a compiler would show it, then how many there are.
// The file is whoever's: all of it goes through `terminalText`.
import type { PlacedError } from '../registry/placed-error.js'
import type { ReadCatalogue } from '../registry/read-catalogue.js'
import { counted } from './counted.js'
import { terminalText } from './terminal-text.js'

export type ReportInput = {
  /** The file's name as the user gave it. */
  readonly file: string
  readonly source: string
  readonly colour: boolean
  readonly read: ReadCatalogue
}

/** Characters of a source line that are shown; a longer line is cut around the place. */
const WIDEST = 100
const RED = '31'
const YELLOW = '33'
const BLUE = '34'
const BOLD = '1'

/** The whole report, lines joined by \n, without a last one. */
export function catalogueReport({ file, source, colour, read }: ReportInput): string {
  const paint: Paint = (code, text) => (colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text)
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  const entries = read.ok
    ? read.warnings.map(warning => entry(file, lines, paint, 'warning', warning))
    : read.errors.map(error => entry(file, lines, paint, 'error', error))
  return [...entries, summary(file, paint, read)].join('\n\n')
}

type Paint = (code: string, text: string) => string
type Severity = 'error' | 'warning'

function entry(
  file: string,
  lines: readonly string[],
  paint: Paint,
  severity: Severity,
  error: PlacedError,
): string {
  const hue = severity === 'error' ? RED : YELLOW
  const at = error.line === undefined ? file : `${file}:${error.line}:${error.column ?? 1}`
  const subject = error.pointer === '' ? 'the file' : error.pointer
  const said = `${subject}: ${error.wrong ?? error.detail}`
  const shown = [
    `${paint(BOLD, terminalText(at))} ${paint(`${BOLD};${hue}`, severity)} ${terminalText(said)}`,
  ]
  const line = error.line === undefined ? undefined : lines[error.line - 1]
  if (line !== undefined && error.line !== undefined) {
    const { text, caret } = cut(line, (error.column ?? 1) - 1)
    const number = String(error.line)
    shown.push(`${paint(BLUE, `${number} |`)} ${terminalText(text)}`)
    shown.push(`${paint(BLUE, `${' '.repeat(number.length)} |`)} ${' '.repeat(caret)}${paint(hue, '^')}`)
  }
  if (error.mend !== undefined) shown.push(`${paint(BOLD, 'mend:')} ${terminalText(error.mend)}`)
  return shown.join('\n')
}

function summary(file: string, paint: Paint, read: ReadCatalogue): string {
  const entries = read.ok ? read.warnings : read.errors
  const count = entries.reduce((sum, error) => sum + (error.unnamed ?? 1), 0)
  if (count === 0) return `${terminalText(file)}: no errors, no warnings`
  const found = counted(count, read.ok ? 'warning' : 'error')
  return read.ok
    ? `${terminalText(file)}: no errors, ${paint(YELLOW, found)}`
    : `${terminalText(file)}: ${paint(RED, found)}`
}

/** The part of a line around the caret, with the caret's column in that part. */
function cut(line: string, column: number): { readonly text: string; readonly caret: number } {
  if (line.length <= WIDEST) return { text: line, caret: Math.min(column, line.length) }
  const start = Math.max(0, Math.min(column - WIDEST / 2, line.length - WIDEST))
  const head = start > 0 ? '…' : ''
  const tail = start + WIDEST < line.length ? '…' : ''
  return { text: `${head}${line.slice(start, start + WIDEST)}${tail}`, caret: column - start + head.length }
}
