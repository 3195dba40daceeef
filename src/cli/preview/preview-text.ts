// What a person would read first, for a terminal: the answer, the reasons, what should not have happened.
import { terminalText } from '../terminal-text.js'
import type { PreviewPage } from './preview-pages.js'

/** One part a language, without a last line break. */
export function previewText(pages: readonly PreviewPage[]): string {
  return pages.map(partOf).join('\n\n')
}

function partOf({ language, explanation }: PreviewPage): string {
  const { headline, reasons, summary, findings } = explanation
  const lines = [
    `[${language}] ${headline.text}`,
    ...reasons.map(({ text, share }) => `  ${shareOf(share)}  ${text}`),
    `  ${summary.text}`,
    ...findings.map(({ code, text }) => `  ! ${text} (${code})`),
  ]
  return lines.map(terminalText).join('\n')
}

function shareOf(share: number | null): string {
  return share === null ? '    –' : `${Math.round(share * 100)} %`.padStart(5)
}
