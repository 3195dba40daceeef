// Numbers that a client cannot work with are refused when it is made. Later they would show as decisions that are never
// sent, or as requests without a pause.

/** The least that each option may be. */
const LEAST: Readonly<Record<string, number>> = {
  timeoutMs: 1,
  retries: 0,
  longestWaitMs: 0,
  maxDecisions: 1,
  maxBytes: 1,
  batchDecisions: 1,
  batchBytes: 1,
  lingerMs: 0,
  inFlight: 1,
  tries: 1,
  backoffBaseMs: 0,
  backoffCapMs: 0,
}

/** Throws `RangeError` for the first number that is out of range. Infinity is in range: it takes a bound away. */
export function checkOptions(options: object, at = ''): void {
  for (const [name, value] of Object.entries(options)) {
    const least = Object.hasOwn(LEAST, name) ? LEAST[name] : undefined
    if (least === undefined || value === undefined) continue
    // Counts are whole; time need not be.
    const whole = !name.endsWith('Ms')
    const fits = typeof value === 'number' && value >= least
    if (fits && !(whole && value % 1)) continue
    // Strings come from an environment: `'4'` and `4` look the same in a message without quotes.
    const given = typeof value === 'string' ? `'${value}'` : String(value)
    throw new RangeError(
      `${at}${name} must be a ${whole ? 'whole ' : ''}number from ${least} up, and is ${given}`,
    )
  }
}
