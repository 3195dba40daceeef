// What is wrong with one place of a catalogue and how to mend it, before that place has a line and a column.

export type Complaint = {
  /** The steps from the root to the place. */
  readonly path: readonly (string | number)[]
  /** Completes a sentence whose subject is the place: `is required`, `must be a list`. */
  readonly wrong: string
  /** What to do about it, as an instruction. */
  readonly mend?: string
  /** Set where the field's name is at fault, not its value. */
  readonly at?: 'key'
}
