// What `wherefore doctor` prints: a mark, what was looked at, how it is; below it what to do.
import type { Diagnosis } from './diagnosis.js'

export type ReportOptions = {
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean
  readonly colour: boolean
  /** What was looked at, as the last line names it. */
  readonly subject: string
}

const MARKS = {
  unicode: { whole: '✓', warning: '!', wrong: '✗' },
  ascii: { whole: '[ok]', warning: '[! ]', wrong: '[X ]' },
} as const
const COLOURS = { whole: '32', warning: '33', wrong: '31' } as const
const WIDTH = 100

/** The whole report, lines joined by \n, without a last one. */
export function doctorReport(diagnoses: readonly Diagnosis[], options: ReportOptions): string {
  const marks = options.unicode ? MARKS.unicode : MARKS.ascii
  const longest = Math.max(...diagnoses.map(({ check }) => check.length))
  const indent = ' '.repeat(marks.whole.length + 1 + longest + 2)
  const lines = diagnoses.flatMap(({ state, check, says, mend }) => {
    const mark = options.colour ? `\u001b[${COLOURS[state]}m${marks[state]}\u001b[0m` : marks[state]
    const [first = '', ...rest] = wrapped(options.unicode ? says : ascii(says), WIDTH - indent.length)
    const told = [`${mark} ${check.padEnd(longest)}  ${first}`, ...rest.map(line => `${indent}${line}`)]
    if (mend === undefined) return told
    const [begin = '', ...more] = wrapped(options.unicode ? mend : ascii(mend), WIDTH - indent.length - 4)
    return [...told, `${indent}do: ${begin}`, ...more.map(line => `${indent}    ${line}`)]
  })
  return [...lines, '', summary(diagnoses, options.subject)].join('\n')
}

function summary(diagnoses: readonly Diagnosis[], subject: string): string {
  const counted = (state: Diagnosis['state'], one: string, more: string) => {
    const many = diagnoses.filter(diagnosis => diagnosis.state === state).length
    return many === 0 ? null : `${many} ${many === 1 ? one : more}`
  }
  const faults = counted('wrong', 'thing is wrong', 'things are wrong')
  const warnings = counted('warning', 'warning', 'warnings')
  if (faults) return `${subject}: ${faults}${warnings ? `, ${warnings}` : ''}.`
  return `${subject} is whole${warnings ? `, with ${warnings}` : ''}.`
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function ascii(text: string): string {
  return text.replaceAll('“', '"').replaceAll('”', '"').replaceAll('…', '...')
}
