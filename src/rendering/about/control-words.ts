// What people can do about data of one kind, as the organisation declares it today.
import type { DeclaredSignal } from '../../contract/catalogue.js'
import type { Speech } from '../words/speech.js'

export type ControlCode = 'all' | 'none' | 'context' | 'undeclared'

/** The code and its words. */
export function controlWords(
  { messages }: Speech,
  declared: DeclaredSignal | undefined,
): { code: ControlCode; text: string } {
  const code = codeOf(declared)
  return { code, text: messages[`control.${code}`]() }
}

function codeOf(declared: DeclaredSignal | undefined): ControlCode {
  if (!declared) return 'undeclared'
  if (declared.control?.opt_out || declared.control?.manage_url !== undefined) return 'all'
  return declared.origin === 'context' ? 'context' : 'none'
}
