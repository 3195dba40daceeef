// What is not the same in workerd, and why. docs/edge.md tells each to the reader; test/edge/differences.test.ts keeps
// the list short and both in step.
import { inject, it } from 'vitest'

/** The differences by name. Each is one that the platform makes, not one that we chose. */
export const ONLY_ON_NODE = {
  'unknown-method': 'workerd answers a method that it does not know by itself, before the Worker is asked',
  'body-as-stream':
    'how much of a body was read cannot be counted from outside: over a socket it is buffered on the way',
  'unread-body':
    'workerd closes a connection whose body was not read to its end, sometimes before the answer was read',
  'broken-body': 'a request whose client has gone is ended by workerd together with its log line',
} as const

/** `it` on Node. In workerd the test is not there. */
export function onlyOnNode(_difference: keyof typeof ONLY_ON_NODE): typeof it | (() => void) {
  return inject('runtime') === 'node' ? it : () => {}
}
