// An answer of the registry is remembered for a moment, so that no request waits for it; and a little longer where the
// registry does not answer.
import { RegistryAway } from '../registry/port.js'

/** An answer of the registry is taken as it is for this long, in milliseconds. */
const FRESH = 2_000
/** Older than fresh, it still holds for this long in all where the registry does not answer. */
const VALID = 5_000

/** An answer of the registry and when it was asked for. */
export type Remembered<T> = { readonly value: T; readonly at: number }

/** What is remembered while it is fresh, else what the registry says, else what is remembered while it is valid. */
export async function askedAnew<T>(
  known: Remembered<T> | null,
  ask: () => Promise<T>,
  now: () => number,
): Promise<Remembered<T>> {
  if (known && now() - known.at < FRESH) return known
  try {
    const at = now()
    return { value: await ask(), at }
  } catch (error) {
    if (known && now() - known.at < VALID) return known
    throw error
  }
}

/** The registry's answer. Rejects with `RegistryAway`. */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (cause) {
    throw new RegistryAway(cause)
  }
}
