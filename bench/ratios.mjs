// Ours beside the machine's limits, round by round: of all figures the ones that move least from machine to machine.
import { round, summary } from './statistics.mjs'

const PAIRS = {
  persons_1x16_to_hono_post: [
    ['ingest', 'persons_1x16', 'decisions_per_s'],
    ['limits', 'hono_post_1x16', 'decisions_per_s'],
  ],
  persons_100x4_to_sqlite: [
    ['ingest', 'persons_100x4', 'decisions_per_s'],
    ['limits', 'sqlite', 'rows_per_s'],
  ],
  slates_100x4_to_sqlite: [
    ['ingest', 'slates_100x4', 'decisions_per_s'],
    ['limits', 'sqlite', 'rows_per_s'],
  ],
  html_br_to_hono_get: [
    ['pages', 'html_br_x16', 'pages_per_s'],
    ['limits', 'hono_get_x16', 'answers_per_s'],
  ],
}

/** Ours divided by the limit of the same round, for every pair that was measured. */
export function ratios(raw) {
  const values = ([section, name, figure]) => raw[section][name]?.map(repeat => repeat[figure])
  return Object.fromEntries(
    Object.entries(PAIRS).flatMap(([name, [ours, limit]]) => {
      const [mine, most] = [values(ours), values(limit)]
      return mine && most ? [[name, summary(mine.map((value, at) => round(value / most[at])))]] : []
    }),
  )
}
