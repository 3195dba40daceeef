// What `wherefore doctor` finds: each check says how it is, and what to do where it is not well.

export type Diagnosis = {
  /** One or two words: what was looked at. */
  readonly check: string
  readonly state: 'whole' | 'warning' | 'wrong'
  /** A sentence or two. Never an id, a subject or a value. */
  readonly says: string
  /** What to do; there wherever the state is not `whole`. */
  readonly mend?: string
}

export const whole = (check: string, says: string): Diagnosis => ({ check, state: 'whole', says })

export const warning = (check: string, says: string, mend: string): Diagnosis => ({
  check,
  state: 'warning',
  says,
  mend,
})

export const wrong = (check: string, says: string, mend: string): Diagnosis => ({
  check,
  state: 'wrong',
  says,
  mend,
})

/** What helps wherever bytes are damaged. */
export const RESTORE =
  'Stop the service and put a copy of the folder aside. Restore the newest backup that doctor finds whole (docs/running.md, Restoring), then let producers send again what came in since: what is there answers `duplicate`.'
