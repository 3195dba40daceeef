// One thing that counted for or against a product: it becomes one signal of the decision.

export type Term = {
  readonly key: string
  /** In the score's own unit: points, or percentage points of a price. */
  readonly contribution: number
  readonly purpose: string
  readonly value?: string | number | boolean | string[]
  /** What this rests on this time, in words, beside the source that the catalogue declares. */
  readonly source?: string
  /** When the visitor did it, Unix milliseconds. */
  readonly at?: number
}
