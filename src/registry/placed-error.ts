// A complaint with its place in the file: what `wherefore catalogue check` prints and publishing answers.
import type { Complaint } from '../contract/complaint.js'
import { type FieldError, pointerTo } from '../contract/field-error.js'

/** Where in the source: both from 1, columns in UTF-16 units. */
export type Place = { readonly line: number; readonly column: number }

/** `detail` is complete in itself; `wrong` and `mend` are its two halves, for readers that set them apart. */
export type PlacedError = FieldError & {
  readonly line?: number
  readonly column?: number
  readonly wrong?: string
  readonly mend?: string
  /** Set on the entry that stands for places not named: how many. */
  readonly unnamed?: number
}

/** The complaint at a place; `place` is null where the source has none to show. */
export function placedError(complaint: Complaint, place: Place | null): PlacedError {
  const { wrong, mend } = complaint
  return {
    pointer: pointerTo(complaint.path),
    detail: mend === undefined ? wrong : `${wrong}; ${mend}`,
    ...place,
    wrong,
    ...(mend !== undefined && { mend }),
  }
}

/** What an answer over the wire says of it: place and halves are for the terminal. */
export function fieldErrorOf({ pointer, detail }: PlacedError): FieldError {
  return { pointer, detail }
}

/** In the order of the file; what has no place comes first. */
export function inFileOrder(a: PlacedError, b: PlacedError): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
