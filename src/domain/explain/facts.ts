// What an explanation says before it has words: codes, data, pointers and the catalogue entries they cite.
// No sentence is made here. Rendering turns facts and a language into the contract's explanation.
import type { Catalogue, DeclaredSignal, DeclaredSystem, LocalisedText } from '../../contract/catalogue.js'
import type {
  DecisionKind,
  ExclusionReason,
  LegalBasis,
  Method,
  RecordedDecision,
  SignalValue,
} from '../../contract/decision.js'
import type { HeadlineCode, OriginCode, Strength } from '../../contract/explanation.js'
import type { Finding } from '../../contract/finding.js'

/** How much may be said of a signal outside its closed evidence. */
export type Disclosure = 'open' | 'sensitive' | 'undeclared'

/** A purpose or surface by key, with its declared name, or null where it is not declared. */
export type CitedName = { readonly key: string; readonly name: LocalisedText | null }

/** A purpose by key, and whether it needed consent; null where it is not declared. */
export type CitedPurpose = CitedName & { readonly needsConsent: boolean | null }

/** One entry of `signals`, with what the catalogue says of it. `facts.signals[i]` is the decision's `/signals/i`. */
export type SignalFact = {
  readonly place: number
  readonly key: string
  readonly disclosure: Disclosure
  readonly declared: DeclaredSignal | null
  /** Declared category key; null where the signal is not declared. */
  readonly category: string | null
  readonly origin: OriginCode
  /** Declared origin other than `context`, or undeclared. */
  readonly personal: boolean
  readonly inferred: boolean
  /** Present only where it may be shown: declared, `show_value`, not `redacted`. Sensitive values stay behind `closed`. */
  readonly value?: SignalValue
  readonly observed_at?: string
  /** As the producer wrote it; the declared source stands in `declared.source`. */
  readonly source?: string
  /** The purpose of this use: the signal's own, else the system's only one. */
  readonly purpose: CitedPurpose | null
  readonly pointers: readonly string[]
}

/** One thing that counted, or may have counted. `place` leads to `facts.signals[place]`. */
export type ReasonFact = {
  readonly place: number
  readonly direction: 'for' | 'against' | null
  /** Four decimals; null where the contribution was not recorded. */
  readonly share: number | null
  readonly strength: Strength
  readonly pointers: readonly string[]
}

export type HeadlineFact = {
  readonly code: HeadlineCode
  /** The signal it rests on (`because`, `in_spite_of`), else null. */
  readonly place: number | null
  /** `nothing_about_you` where personal signals were used but none of them counted. */
  readonly nothingCounted: boolean
  readonly pointers: readonly string[]
}

/**
 * What can be done about data. `all`: it can be changed or switched off; `some`: a part of it; `none`: no way is
 * named; `context`: it is not about the person; `undeclared`: nobody has described it.
 */
export type Control = 'all' | 'some' | 'none' | 'context' | 'undeclared'

export type NotRecordedCode =
  | 'method'
  | 'contributions'
  | 'some_contributions'
  | 'what_if'
  | 'not_used'
  | 'consent'
  | 'consent_purposes'
  | 'consent_basis'
  | 'automation'
  | 'ad_parameters'
  | 'on_behalf_of'
  | 'paid_by'

/** What would have changed it. */
export type WhatIfFact = {
  /** `here`: another item in its place; `before`: another item before it; `none`: nothing that can be switched off. */
  readonly code: 'here' | 'before' | 'none'
  /** The system's own arithmetic answers, and nothing had to be taken as unchanged. */
  readonly exact: boolean
  /** The first signal of each key, as they are to be named; each may be spoken of openly. */
  readonly places: readonly number[]
  /** The alternative that would have come instead; null for `none`. */
  readonly item: RecordedDecision['item'] | null
  readonly pointers: readonly string[]
}

export type Facts = {
  readonly decision: {
    readonly id: string
    /** ISO 8601 UTC with milliseconds. */
    readonly occurred_at: string
    readonly kind: DecisionKind
    readonly surface: CitedName
    readonly system: {
      readonly id: string
      readonly version: string
      readonly declared: DeclaredSystem | null
    }
    readonly item: RecordedDecision['item']
  }
  readonly headline: HeadlineFact
  readonly method: { readonly code: Method; readonly pointers: readonly string[] }
  readonly signals: readonly SignalFact[]
  readonly reasons: readonly ReasonFact[]
  readonly summary: {
    readonly shown: number
    readonly total: number
    readonly share_shown: number | null
    /** How many reasons have no recorded contribution. */
    readonly unrecorded: number
  }
  /** Every signal once, grouped by category in the order of first appearance; null = undeclared. */
  readonly used: readonly { readonly category: string | null; readonly places: readonly number[] }[]
  readonly notUsed: readonly {
    readonly key: string
    readonly disclosure: Disclosure
    readonly declared: DeclaredSignal | null
    readonly reason: ExclusionReason
    readonly detail?: string
    readonly pointers: readonly string[]
  }[]
  readonly neverUsed: readonly {
    readonly category: string
    readonly code: ExclusionReason | null
    readonly reason: LocalisedText | null
    readonly pointers: readonly string[]
  }[]
  /** What counts most in the system in general, in the declared order. */
  readonly mainParameters: readonly {
    readonly key: string
    readonly disclosure: Disclosure
    readonly declared: DeclaredSignal | null
    readonly why: LocalisedText | null
    readonly control: Control | null
    readonly pointers: readonly string[]
  }[]
  /** Null where nothing can be said of it: `notRecorded` then says what is missing, if anything is. */
  readonly whatIf: WhatIfFact | null
  readonly consent: {
    readonly recorded: boolean
    readonly basis: LegalBasis | null
    /** Granted ones as recorded, then those the decision's uses would have needed and which were not granted. */
    readonly purposes: readonly (CitedPurpose & { readonly granted: boolean })[]
    readonly recorded_at?: string
    readonly gpc?: boolean
    readonly pointers: readonly string[]
  }
  readonly ad: {
    readonly on_behalf_of: string | null
    readonly paid_by: string | null
    /**
     * Kinds of data among the reasons, in their order; the keys `sensitive` and `undeclared` stand for what may not be
     * named. `control` is null where nothing more may be said.
     */
    readonly categories: readonly { readonly key: string; readonly control: Control | null }[]
    /** OpenRTB DSA parameter codes by the domain that applied them. */
    readonly transparency: readonly { readonly domain: string; readonly codes: readonly number[] }[]
    readonly pointers: readonly string[]
  } | null
  readonly price: {
    readonly personal: boolean
    readonly amount: string
    readonly currency: string
    readonly reference_amount?: string
    /** A statutory sentence that the place asks for. */
    readonly notice: 'US-NY' | null
    readonly pointers: readonly string[]
  } | null
  readonly experiment: {
    readonly key: string
    readonly variant: string
    readonly reason?: string
    readonly pointers: readonly string[]
  } | null
  readonly automation: 'full' | 'partial' | 'none' | null
  readonly withheld: readonly {
    readonly what: string
    readonly ground: string
    readonly pointers: readonly string[]
  }[]
  readonly findings: readonly Finding[]
  readonly notRecorded: readonly { readonly code: NotRecordedCode; readonly pointers: readonly string[] }[]
  /** The language the person was served, as the producer recorded it. */
  readonly personLocale: string | null
  /** From the bound catalogue: whose words, in which languages and time zone. Null before the first catalogue. */
  readonly organisation: Catalogue['organisation'] | null
  readonly languages: readonly string[]
  readonly timeZone: string
}

/** Why two decisions cannot be compared: other lists or systems, no arithmetic, or numbers that do not hold. */
export type Incomparable = 'not_one_list' | 'no_arithmetic' | 'not_recorded' | 'contradicted'

/** One key, and for which of the two it spoke more. */
export type DifferenceFact = {
  readonly key: string
  readonly disclosure: Disclosure
  readonly declared: DeclaredSignal | null
  readonly favours: 'this' | 'that'
  /** |difference| / sum over all keys, four decimals. */
  readonly share: number
  /** Into each of the two records; `/signals` where the key is not among its signals. */
  readonly pointers: { readonly this: readonly string[]; readonly that: readonly string[] }
}

/** Why this and not that, for two items of one list. */
export type ComparisonFact =
  | { readonly code: 'incomparable'; readonly why: Incomparable }
  | {
      readonly code: 'compared'
      /** Which scored higher, or else stood higher; null where neither was recorded of both. */
      readonly ahead: 'this' | 'that' | 'neither' | null
      readonly method: 'exact' | 'estimate'
      /** Largest difference first, ties by key; keys that gave both the same are left out. */
      readonly differences: readonly DifferenceFact[]
    }

/** Facts with what is known of the record they come from: the one part of an explanation that is not pure. */
export type ExplainedRecord = {
  readonly facts: Facts
  /** Unix milliseconds. */
  readonly receivedAt: number
  readonly catalogueVersion: number
  /** Lower-case hex. */
  readonly commitment: string
}
