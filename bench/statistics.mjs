// Medians, ranges and percentiles: what a measurement on a shared machine can honestly say.

/** The middle value with the smallest and largest, over repeats. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted.at(-1) }
}

/** p50 and p99 of latencies in milliseconds. */
export function latencies(milliseconds) {
  const sorted = Float64Array.from(milliseconds).sort()
  const at = share => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50_ms: at(0.5), p99_ms: at(0.99) }
}

/** Repeats of one case, each a flat object of numbers, as one object of summaries. */
export function summarise(repeats) {
  return Object.fromEntries(
    Object.keys(repeats[0] ?? {}).map(name => [name, summary(repeats.map(repeat => repeat[name]))]),
  )
}

/** Two decimals. */
export function round(value) {
  return Math.round(value * 100) / 100
}

/** Adds a repeat to a case's list. */
export function add(cases, name, repeat) {
  cases[name] ??= []
  cases[name].push(repeat)
}
