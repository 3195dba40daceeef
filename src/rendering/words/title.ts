// The item as a person knows it.
import type { Item } from '../../contract/decision.js'
import { visible } from './visible.js'

/** The item's title; null where it has none to read. */
export function titleOf({ title }: Item): string | null {
  return title === undefined || title.trim() === '' ? null : visible(title.trim())
}
