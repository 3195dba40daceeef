// What both sides of bench/client-chaos.mjs know: some decisions are never taken, whatever is tried.

/** The status that a decision of that number always gets; null = it is stored. */
export function fixedStatus(number) {
  if (number % 1000 === 7) return 'invalid'
  if (number % 1000 === 77) return 'conflict'
  if (number % 1000 === 777) return 'gone'
  return number % 2000 === 13 ? 'unavailable' : null
}
