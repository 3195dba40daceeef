// The part of an answer of `POST /v1/explanations` that the dialog shows. A test holds it to the contract's own schemas:
// this room imports nothing, so that what a host page loads is all here.

type Text = { readonly text: string }

/** An explanation as a host page may have it; of an advert, its public part: no reasons, no summary. */
export type Explained = {
  readonly headline: Text
  readonly reasons?: readonly (Text & {
    readonly direction: 'for' | 'against' | null
    readonly share: number | null
    readonly origin: Text
  })[]
  readonly summary?: Text & { readonly shown: number }
  readonly method?: Text
  readonly data_not_used?: readonly { readonly name: string; readonly reason: Text }[]
  readonly ad?: (Text & { readonly mark: string; readonly parameters: readonly Text[] }) | undefined
  readonly price?: (Text & { readonly notice?: string | undefined }) | undefined
  readonly experiment?: Text | undefined
  readonly locale: string
}

/** What the service puts into words around an explanation, its `DialogWords`. One older than a kept copy of this file sends none. */
export type Words = {
  readonly notes?: readonly string[]
  readonly parameters?: string | undefined
  readonly not_used?: string | undefined
  readonly choices?: string
  readonly whole?: string
}

/** One entry of the answer. */
export type Entry = { readonly explanation?: Explained; readonly words?: Words }
