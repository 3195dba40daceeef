// One way in which what is declared today differs from what was. Texts are there in all their languages: whether a reader
// sees a difference is for their language to say.
import type { LocalisedText, Origin } from '../../contract/catalogue.js'
import type { CitedName } from '../../domain/explain/facts.js'

/** What a person can do about a signal: switch it off, change it at an address, or neither. */
export type Way = 'switch_off' | 'change' | 'none'

/** `null`: was not, or is not, declared. */
export type DeclaredChange =
  | { readonly code: 'declared'; readonly now: LocalisedText }
  | { readonly code: 'removed' }
  | { readonly code: 'name'; readonly before: LocalisedText; readonly now: LocalisedText }
  | { readonly code: 'because'; readonly before: LocalisedText | null; readonly now: LocalisedText | null }
  | { readonly code: 'source'; readonly before: LocalisedText | null; readonly now: LocalisedText | null }
  | { readonly code: 'category'; readonly before: string; readonly now: string }
  | { readonly code: 'origin'; readonly before: Origin; readonly now: Origin }
  | { readonly code: 'retention'; readonly before: number | null; readonly now: number | null }
  | { readonly code: 'sensitive'; readonly now: boolean }
  | { readonly code: 'purposes_more' | 'purposes_less'; readonly purposes: readonly CitedName[] }
  /** Names of others, as declared. */
  | { readonly code: 'shared_more' | 'shared_less'; readonly names: readonly string[] }
  /** Keys of categories. */
  | { readonly code: 'never_more' | 'never_less'; readonly categories: readonly string[] }
  | { readonly code: 'main_parameters' }
  | { readonly code: 'summary'; readonly before: LocalisedText | null; readonly now: LocalisedText | null }
  | { readonly code: 'control'; readonly now: Way }
  /** Of a purpose: whether it needs consent. */
  | { readonly code: 'consent'; readonly now: boolean }
