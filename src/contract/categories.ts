// placeholder until the category list is in
export type Category = {
  readonly key: string
  readonly sensitive: boolean
  readonly name: { readonly en: string; readonly de: string }
}
export const categories: readonly Category[] = []
/** True where the category, or one it lies under, is one that the law treats as sensitive. */
export function isSensitiveCategory(_key: string): boolean {
  return false
}
/** True where `key` is `ancestor` or lies under it. */
export function liesUnder(key: string, ancestor: string): boolean {
  return key === ancestor || key.startsWith(`${ancestor}.`)
}
