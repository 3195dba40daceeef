// What a system is said to leave out, without saying why: people then read that no reason is given.
import type { Catalogue } from '../contract/catalogue.js'
import type { Complaint } from '../contract/complaint.js'

/** Exclusions without a reason, and an option without profiling that nobody is told how to choose. */
export function reasonWarnings({ systems = {} }: Catalogue): Complaint[] {
  return Object.entries(systems).flatMap(([key, system]) => {
    const at = ['systems', key]
    const complaints: Complaint[] = []
    for (const [i, { category, code, reason }] of (system.never_uses ?? []).entries()) {
      if (code !== undefined || reason !== undefined) continue
      const wrong = `says that ${category} is never used, and not why: people read that no reason is given`
      complaints.push({ path: [...at, 'never_uses', i], wrong, mend: 'add a reason, or a code' })
    }
    for (const [i, { reason }] of (system.training_data?.excluded ?? []).entries()) {
      if (reason !== undefined) continue
      const path = [...at, 'training_data', 'excluded', i]
      complaints.push({ path, wrong: 'says what was left out, and not why', mend: 'add a reason' })
    }
    const option = system.non_profiled_option
    if (option && option.how === undefined) {
      const wrong = option.available
        ? 'is available, and does not say how: people read that they are not told'
        : 'is not available, and does not say why'
      complaints.push({ path: [...at, 'non_profiled_option'], wrong, mend: 'add how', at: 'key' })
    }
    return complaints
  })
}
