// What a decision names and the catalogue does not declare, on its way from a shard to the hints of an answer.

/** `unlisted-surface`: declared, but not among the surfaces that its system lists. */
export type UndeclaredKind = 'signal' | 'system' | 'surface' | 'unlisted-surface' | 'purpose' | 'cohort'

/** `catalogue`: nothing is declared at all, because no catalogue is published yet. */
export type UndeclaredName =
  | { readonly what: 'catalogue' }
  | { readonly what: UndeclaredKind; readonly key: string }
