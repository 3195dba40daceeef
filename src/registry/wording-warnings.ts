// The organisation's own texts, held to the rules that the interface keeps: what a person reads beside our sentences
// must not be harder than they are.
import type { Complaint } from '../contract/complaint.js'
import type { PlacedText } from './catalogue-texts.js'
import { lintText } from './plain-words/lint-text.js'

/** One warning a remark, at the text in its language. */
export function wordingWarnings({ path, text }: PlacedText): Complaint[] {
  return Object.entries(text).flatMap(([language, words]) => {
    const { spoken, whole } = withoutArguments(words)
    return lintText(spoken, language)
      .filter(({ rule }) => (whole || rule === 'jargon') && !(rule === 'passive' && isLabel(path)))
      .map(({ wrong, mend }) => ({ path: [...path, language], wrong, mend }))
  })
}

/** A name or half a sentence has no room to say who does it. */
function isLabel(path: PlacedText['path']): boolean {
  return ['name', 'because', 'source'].includes(String(path.at(-1)))
}

/** Arguments as one word each. Of a text with choices the length is not known: only its words are looked at. */
function withoutArguments(text: string): { readonly spoken: string; readonly whole: boolean } {
  const spoken = text.replaceAll(/\{\s*\w+\s*(?:,\s*(?:number|date|time)[^{}]*)?\}/g, 'X')
  return { spoken, whole: !spoken.includes('{') }
}
