// A system as it was declared and as it is: what it is called, does and is for, what it never uses, what counts most in it.
import type { DeclaredSystem } from '../../contract/catalogue.js'
import type { DeclaredChange } from './declared-change.js'
import { listChanges, type NameOfPurpose, purposeChanges } from './list-changes.js'
import { sameText } from './same-text.js'

/** `null`: was not, or is not, declared. `nameOf` gives the names of purposes. */
export function systemChanges(
  before: DeclaredSystem | null,
  now: DeclaredSystem | null,
  nameOf: NameOfPurpose,
): readonly DeclaredChange[] {
  if (!before) return now ? [{ code: 'declared', now: now.name }] : []
  if (!now) return [{ code: 'removed' }]
  const [more, less] = listChanges(categoriesOf(before), categoriesOf(now))
  const summary = { before: before.summary ?? null, now: now.summary ?? null }
  const changes: (DeclaredChange | false)[] = [
    !sameText(before.name, now.name) && { code: 'name', before: before.name, now: now.name },
    !sameText(summary.before, summary.now) && { code: 'summary', ...summary },
    ...purposeChanges(before.purposes, now.purposes, nameOf),
    more.length > 0 && { code: 'never_more', categories: more },
    less.length > 0 && { code: 'never_less', categories: less },
    parametersOf(before) !== parametersOf(now) && { code: 'main_parameters' },
  ]
  return changes.filter(change => change !== false)
}

function categoriesOf({ never_uses = [] }: DeclaredSystem): readonly string[] {
  return never_uses.map(({ category }) => category)
}

/** Their order counts; the words about them may change. */
function parametersOf({ main_parameters = [] }: DeclaredSystem): string {
  return main_parameters.map(({ signal }) => signal).join('\n')
}
