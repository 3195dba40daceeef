// The plain names of the built-in data categories, one table a language. Every language names the same categories.

/** TypeScript for the tables of all languages. */
export function compileCategories([first, ...others]) {
  for (const other of others) {
    for (const key of new Set([...Object.keys(first.messages), ...Object.keys(other.messages)])) {
      if (!Object.hasOwn(other.messages, key)) throw new Error(`${other.path}: ${key}: missing`)
      if (!Object.hasOwn(first.messages, key)) throw new Error(`${first.path}: ${key}: missing`)
    }
  }
  const tables = [first, ...others].map(
    ({ language, messages }) => `  '${language}': ${JSON.stringify(messages)},\n`,
  )
  return `import type { InterfaceLanguage } from '../../contract/languages.js'

export const categoryNames: Readonly<Record<InterfaceLanguage, Readonly<Record<string, string>>>> = {
${tables.join('')}}
`
}
