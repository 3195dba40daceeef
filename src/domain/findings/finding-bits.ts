// Findings as one integer, for a stored row: bit i is the i-th code of the contract.
import { type Finding, type FindingCode, findingCodes } from '../../contract/finding.js'

/** One bit a code. */
export function findingBits(findings: readonly Finding[]): number {
  return findings.reduce((bits, { code }) => bits | (1 << findingCodes.indexOf(code)), 0)
}

/** The codes whose bits are set, in the contract's order. */
export function findingCodesOf(bits: number): readonly FindingCode[] {
  return findingCodes.filter((_, i) => (bits & (1 << i)) !== 0)
}
