// Whether a pointer of an explanation rests on something: a place in the decision, the place where an absent field
// would stand, or a place in the catalogue.
import * as z from 'zod'
import type { CatalogueVersion } from '../../src/contract/catalogue.js'
import { type Decision, decision } from '../../src/contract/decision.js'

/** `recorded`: it is there; `absent`: the contract has such a field and this decision does not; `nowhere`: neither. */
export type PointerStanding = 'recorded' | 'absent' | 'nowhere'

export function pointerStanding(
  pointer: string,
  sent: Decision,
  { catalogue }: CatalogueVersion,
): PointerStanding {
  if (pointer.startsWith('catalogue:')) {
    return resolves(stepsOf(pointer.slice('catalogue:'.length)), catalogue) ? 'recorded' : 'nowhere'
  }
  const steps = stepsOf(pointer)
  if (resolves(steps, sent)) return 'recorded'
  return steps && mayStand(steps, sent, decision) ? 'absent' : 'nowhere'
}

/** RFC 6901; null where it is not a pointer, and for the pointer to everything, which rests on nothing. */
function stepsOf(pointer: string): string[] | null {
  if (!/^(\/([^~/]|~[01])*)+$/.test(pointer)) return null
  return pointer
    .slice(1)
    .split('/')
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function resolves(steps: readonly string[] | null, root: unknown): boolean {
  if (!steps || root === null) return false
  let value = root
  for (const step of steps) {
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(step)) return false
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false
    value = Reflect.get(value, step)
  }
  return value !== undefined
}

/** Each step is there, or from some step on every one is a named field of the contract. */
function mayStand(steps: readonly string[], root: unknown, schema: z.core.$ZodType): boolean {
  let value = root
  let shape = schema
  for (const step of steps) {
    while (shape instanceof z.ZodOptional) shape = shape.unwrap()
    if (shape instanceof z.ZodArray) {
      if (!Array.isArray(value) || !Object.hasOwn(value, step)) return false
      shape = shape.element
    } else if (shape instanceof z.ZodObject && Object.hasOwn(shape.shape, step)) shape = shape.shape[step]
    else return false
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  }
  return true
}
