// What every page needs besides its own content.
import type { Language, Words } from '../language.js'

export type View = {
  readonly words: Words
  readonly language: Language
  /** This page's own address in the shop, path and query: forms come back to it. */
  readonly here: string
  readonly basketCount: number
  /** What the visitor answered about using this visit; null until they did. */
  readonly answer: 'on' | 'off' | null
  /** The first name of the customer who is signed in; null for everybody else. */
  readonly customerName: string | null
  /** The law of the place that the visitor named asks for a sentence beside a personal price. */
  readonly noticeIsDue: boolean
  /** The service gave no links: the shop goes on and says so. */
  readonly explanationsDown: boolean
  /** The service whose widget opens explanations in place; null where they open as pages. */
  readonly widgetFrom: string | null
  /** The address that explains a decision; undefined where there is none. */
  whyUrl(decisionId: string): string | undefined
}
