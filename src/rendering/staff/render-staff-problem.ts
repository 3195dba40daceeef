// A refusal as staff meet it: what happened and what one can do.
import { templates } from '../page/templates.js'
import { type StaffSurroundings, staffFrame, staffWords } from './staff-frame.js'

/** Refusals that have words of their own; every other is `refused`. */
const worded = [
  'forbidden',
  'forged',
  'no-role',
  'link-invalid',
  'link-expired',
  'sign-in-failed',
  'overloaded',
  'lookups-passed',
  'unavailable',
  'internal',
  'not-found',
] as const

/** The page for a refusal by its problem code; `request` is shown where naming it helps. */
export function renderStaffProblem(around: StaffSurroundings, code: string, request: string | null): string {
  const words = staffWords(around.language)
  const kind = worded.find(each => each === code) ?? 'refused'
  const frame = staffFrame(() => words[`problem.${kind}.title`](), around)
  return templates['staff-problem']({
    ...frame,
    text: words[`problem.${kind}.text`](),
    back: { ...frame.home, text: around.me ? frame.label.problem_back : frame.label.problem_again },
    request,
  })
}
