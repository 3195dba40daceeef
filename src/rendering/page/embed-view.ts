// What the framed page is given: texts and numbers of a host page's explanation, nothing that it would have to work out.
import type { DialogWords } from '../../contract/dialog-words.js'
import type { PageFrame } from './page-frame.js'
import type { SafeHref } from './safe-href.js'

type Way = { readonly href: SafeHref | null }

export type EmbedView = PageFrame & {
  /** With a space between them. */
  readonly origins: string
  readonly words: DialogWords
  readonly headline: string
  readonly ad: {
    readonly mark: string
    readonly text: string
    readonly parameters: readonly { readonly text: string }[]
  } | null
  readonly price: { readonly text: string; readonly notice: string | null } | null
  readonly experiment: string | null
  readonly reasons: readonly {
    readonly kind: string
    readonly text: string
    /** Length of the bar, 1 to 100; null where the effect was not recorded. */
    readonly bar: string | null
    readonly note: string
  }[]
  readonly summary: string | null
  readonly method: string | null
  readonly not_used: readonly { readonly name: string; readonly reason: string }[]
  readonly whole: Way
  readonly choices: Way
}
