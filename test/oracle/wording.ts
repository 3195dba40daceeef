// What the words must say where the contract gives them: the summary to the letter in English, which name or
// because-text each reason carries, and the value in it. The rest of the wording is rendering's own.
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import type { Explanation } from '../../src/contract/explanation.js'
import type { Different } from './differences.js'
import type { Expected } from './expected.js'
import { wordsAbout } from './words-about.js'

/** Texts that lack what they must say, or say a number otherwise than the contract; none where all is well. */
export function wordingDifferences(
  told: Explanation,
  expected: Expected,
  catalogue: CatalogueVersion,
): string[] {
  const lines: string[] = []
  const different: Different = (where, said, wanted) => {
    if (said !== wanted) lines.push(`${where}: ${JSON.stringify(said)}, expected ${JSON.stringify(wanted)}`)
  }
  const english = told.locale === 'en'
  if (english) summaryDifferences(told, different)
  expected.reasons.forEach(({ index, direction }, i) => {
    const text = told.reasons[i]?.text ?? ''
    const against = direction === 'against'
    for (const words of wordsAbout(index, against ? 'against' : 'for', expected, catalogue, told.locale)) {
      different(`reasons[${i}] «${text}» says ${words}`, text.includes(words), true)
    }
    if (english) {
      const start = against ? 'This counted against it: ' : 'Because '
      different(`reasons[${i}] «${text}» starts «${start}»`, text.startsWith(start), true)
    }
  })
  const { on, code } = expected.headline
  const { text } = told.headline
  const manner = code === 'because' ? 'for' : 'against'
  for (const words of on === null ? [] : wordsAbout(on, manner, expected, catalogue, told.locale)) {
    different(`headline «${text}» says ${words}`, text.includes(words), true)
  }
  return lines
}

function summaryDifferences({ summary, reasons }: Explanation, different: Different): void {
  const { shown, total, share_shown: share, text } = summary
  if (share !== null && total > 1 && shown === total)
    different('summary', text, `All ${total} reasons are shown.`)
  if (share !== null && shown > 1 && shown < total) {
    const percent = Math.round(share * 100)
    different(
      'summary',
      text,
      `These ${shown} of ${total} make up ${percent} % of what counted, for or against.`,
    )
  }
  const nothingRecorded = reasons.every(reason => reason.share === null)
  if (nothingRecorded && shown < total) {
    different('summary', text, `${total} things counted; how much each did was not recorded.`)
  }
}
