// Where the numbers of the findings page lead.
import type { FindingCode } from '../../../contract/finding.js'
import { ownHref, type SafeHref } from '../../page/safe-href.js'

/** Stands for every system that is not declared, where an address names a system. No id is spelled so. */
export const UNDECLARED_SYSTEMS = '-'

export type Search = {
  readonly code: FindingCode
  readonly from: string
  readonly to: string
  readonly system?: string
}
export type SearchOf = (search: Search) => SafeHref | null

/** The way to the decisions behind a number; none for those who may not look. */
export function searcher({
  looks,
  system: only,
}: {
  readonly looks: boolean
  readonly system: string | null
}): SearchOf {
  return ({ code, from, to, system = only ?? undefined }) => {
    if (!looks || system === UNDECLARED_SYSTEMS) return null
    return queryHref('/staff/search', { finding: code, ...(system !== undefined && { system }), from, to })
  }
}

/** The same page for other days, or one system. */
export function findingsHref({
  system,
  ...days
}: {
  from: string
  to: string
  system: string | null
}): SafeHref {
  return queryHref('/staff/findings', { ...days, ...(system !== null && { system }) })
}

function queryHref(path: string, query: Readonly<Record<string, string>>): SafeHref {
  return ownHref(`${path}?${new URLSearchParams(query)}`, null)
}

/** A place on the same page: codes are ours. */
export function anchorHref(code: FindingCode): SafeHref {
  return `#${code}` as SafeHref
}
