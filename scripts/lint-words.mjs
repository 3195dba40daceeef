// Part of `npm run lint`: holds every message of the interface, every name of a category and the demo shop's words to
// the rules for plain words (src/registry/plain-words). Placeholders are filled with values of ordinary length. What is
// allowed all the same stands, with its reason, in lint-words.allowed.json.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleSources } from './bundle-sources.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const json = path => JSON.parse(readFileSync(join(root, path), 'utf8'))
const { lintText, levelOf, messages, staffMessages, answerMessages } = await engine()
const allowed = json('scripts/lint-words.allowed.json').map(entry => ({ ...entry, used: false }))
const samples = json('scripts/lint-words.samples.json')

const problems = []
for (const { file, language, texts } of everything()) {
  const unusual = []
  for (const [key, text] of texts) {
    for (const { rule, wrong, mend, found } of lintText(text, language)) {
      const excuse = allowed.find(
        each =>
          each.language === language &&
          each.rule === rule &&
          (found.toLowerCase().includes(each.found.toLowerCase()) || each.found === key),
      )
      if (excuse) excuse.used = true
      else unusual.push(`${file}: ${key}: ${wrong} (${rule})\n  ${text}\n  mend: ${mend}`)
    }
  }
  const whole = texts.map(([, text]) => text).filter(text => /[.?!؟]$/u.test(text))
  const level = whole.length > 0 ? levelOf(whole.join(' '), language) : null
  if (level?.over)
    unusual.push(
      `${file}: all in all ${level.name} ${level.value.toFixed(1)}, where ${level.limit} is the limit`,
    )
  if (process.argv.includes('--levels') && level)
    process.stdout.write(`${file}: ${level.name} ${level.value.toFixed(1)}\n`)
  problems.push(...unusual)
}
for (const { language, rule, found, used } of allowed) {
  if (!used)
    problems.push(`scripts/lint-words.allowed.json: ${language} ${rule} “${found}” excuses nothing any more`)
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n${problems.length} sentences to mend\n`)
  process.exitCode = 1
}

function everything() {
  const inFolder = (folder, textsOf) =>
    readdirSync(join(root, folder)).map(name => {
      const language = name.replace('.json', '')
      return { file: `${folder}/${name}`, language, texts: textsOf(language, json(`${folder}/${name}`)) }
    })
  const spoken = (language, of = messages) =>
    Object.entries(of[language]).map(([key, say]) => [key, say(sampled(language))])
  const filled = (language, texts, path = '') =>
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[path + key, text.replaceAll(/\{(\w+)\}/g, (_, name) => sampled(language)[name])]]
        : filled(language, text, `${path}${key}.`),
    )
  return [
    ...inFolder('templates/locales', language => spoken(language)),
    ...inFolder('templates/staff/locales', language => spoken(language, staffMessages)),
    ...inFolder('templates/staff/answers', language => spoken(language, answerMessages)),
    ...inFolder('templates/categories', (_, names) => Object.entries(names)),
    ...inFolder('src/demo/locales', filled),
  ]
}

/** A message reads the arguments it declares; this has any. */
function sampled(language) {
  const values = { ...samples.any, ...samples[language] }
  return new Proxy({}, { get: (_, name) => values[String(name)] ?? samples[language].other })
}

async function engine() {
  return import(
    await bundleSources(
      'lint',
      `
    export { lintText } from './registry/plain-words/lint-text.js'
    export { levelOf } from './registry/plain-words/measure.js'
    export { messages } from './rendering/generated/messages.js'
    export { messages as staffMessages } from './rendering/generated/staff-messages.js'
    export { messages as answerMessages } from './rendering/generated/staff-answer-messages.js'`,
    )
  )
}
