// Findings against the oracle: the codes in the contract's order, and for each the set of entries it rests on.
import type { Finding } from '../../src/contract/finding.js'
import type { Different } from './differences.js'
import type { Expected } from './expected.js'

export function findingDifferences(
  findings: readonly Finding[],
  expected: Expected,
  different: Different,
): void {
  different(
    'findings',
    findings.map(finding => finding.code),
    expected.findings.map(finding => finding.code),
  )
  for (const { code, places } of expected.findings) {
    const finding = findings.find(each => each.code === code)
    if (finding) different(`${code} at`, placesOf(finding.pointers, places), places)
  }
}

/**
 * The entries that pointers name, each once and sorted. A field of an entry counts as the entry. Places of another
 * kind than the expected ones (the consent that lacks a purpose, the age of the person) may stand beside them.
 */
function placesOf(pointers: readonly string[], expected: readonly string[]): string[] {
  const kinds = new Set(expected.map(rootOf))
  const places = pointers.map(entryOf).filter(place => kinds.has(rootOf(place)))
  return [...new Set(places)].sort()
}

const rootOf = (pointer: string): string => pointer.split('/')[1] ?? ''

function entryOf(pointer: string): string {
  const entry =
    /^(\/signals\/\d+|\/not_used\/\d+|\/consent\/purposes\/\d+|\/system|\/ad|\/outcome)(?:\/|$)/.exec(pointer)
  return entry?.[1] ?? pointer
}
