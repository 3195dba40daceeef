// JSON of a map in one spelling: keys sorted by code unit at every depth.
// Written by hand because a JavaScript object lists keys like "10" first and in number order, however it was built.

/** JSON text of a JSON value with every object's keys sorted by UTF-16 code unit. */
export function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // One stack frame a level: a legal `ext` may nest two thousand deep.
  let text = ''
  if (Array.isArray(value)) {
    for (const entry of value) text += `${text && ','}${sortedJson(entry)}`
    return `[${text}]`
  }
  for (const [key, field] of Object.entries(value).sort(byKey)) {
    text += `${text && ','}${JSON.stringify(key)}:${sortedJson(field)}`
  }
  return `{${text}}`
}

/** Keys of a map never repeat, so no two are equal. */
function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1
}
