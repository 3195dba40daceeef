// How many persons an actor was shown in an hour. Counted before they are shown, so that no number of requests at the same
// moment gets past the limit by more than one of them.
import type { RegistryStore } from './registry-store.js'

export type LookupReservation = {
  /** 16 bytes that stand for the actor. */
  readonly actor: Uint8Array
  /** Hours since 1970. */
  readonly hour: number
  /** How many persons may be shown at most. */
  readonly persons: number
  /** How many an hour may hold. */
  readonly limit: number
}

/** `passed`: the limit is used up; `first` where nobody was told so in this hour. */
export type LookupsCounted =
  | { readonly answer: 'granted' }
  | { readonly answer: 'passed'; readonly first: boolean }

/** Counts persons who are about to be shown, unless the hour's limit is used up. Forgets the hours before. */
export function reserveLookups(store: RegistryStore, asked: LookupReservation): LookupsCounted {
  const { actor, hour, persons, limit } = asked
  return store.driver.transaction(() => {
    store.driver.run('DELETE FROM lookups WHERE hour < ?', hour)
    const [row] = store.driver.all(
      'SELECT persons, passed FROM lookups WHERE hour = ? AND actor = ?',
      hour,
      actor,
    )
    if (Number(row?.persons ?? 0) >= limit) {
      store.driver.run('UPDATE lookups SET passed = 1 WHERE hour = ? AND actor = ?', hour, actor)
      return { answer: 'passed', first: row?.passed === 0 }
    }
    store.driver.run(
      `INSERT INTO lookups (hour, actor, persons, passed) VALUES (?, ?, ?, 0)
       ON CONFLICT (hour, actor) DO UPDATE SET persons = persons + excluded.persons`,
      hour,
      actor,
      persons,
    )
    return { answer: 'granted' }
  })
}

/** Gives back what was counted and not shown. */
export function returnLookups(
  store: RegistryStore,
  { actor, hour, persons }: Omit<LookupReservation, 'limit'>,
): void {
  store.driver.run(
    'UPDATE lookups SET persons = max(0, persons - ?) WHERE hour = ? AND actor = ?',
    persons,
    hour,
    actor,
  )
}
