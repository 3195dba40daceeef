// Makes src/rendering/generated/ from templates/: messages as typed functions, names of categories, templates as
// precompiled specs, and the hashes that follow from them. Nothing is compiled at run time: the edge forbids it.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileCategories } from './generate/compile-categories.mjs'
import { compileMessages } from './generate/compile-messages.mjs'
import { compileScript } from './generate/compile-script.mjs'
import { compileStyle } from './generate/compile-style.mjs'
import { compileTemplates } from './generate/compile-templates.mjs'
import { writeIfChanged } from './generate/write-if-changed.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const templates = join(root, 'templates')
const rendering = join(root, 'src', 'rendering')
const generated = join(rendering, 'generated')

const locales = byLanguage('locales')
const categories = byLanguage('categories')
const statutory = JSON.parse(readFileSync(join(templates, 'statutory.json'), 'utf8'))
const staffLocales = byLanguage('staff/locales')
const style = styleOf('page.css')
// The console shows the customer's page as it looks: the page's own rules, inside one element.
const staffStyle = compileStyle(staffCss(), 'templates/staff')
const script = await compileScript(join(root, 'src/widget/tell-height.ts'))
const keys = await compileScript(join(root, 'src/widget/staff-keys.ts'))
const pages = filesIn(templates, '.hbs').map(path => ({
  path: relative(root, path),
  name: path.slice(path.lastIndexOf(sep) + 1, -'.hbs'.length),
  source: readFileSync(path, 'utf8'),
}))

mkdirSync(generated, { recursive: true })
const { code, labels } = compileMessages(locales, statutory)
const staff = compileMessages(staffLocales, {})
write('messages.ts', code)
write('staff-messages.ts', staff.code)
write('category-names.ts', compileCategories(categories))
write(
  'templates.ts',
  compileTemplates(pages, {
    style: style.css,
    staffStyle: staffStyle.css,
    script: script.code,
    keys: keys.code,
    labels,
    staffLabels: staff.labels,
  }),
)
write(
  'versions.ts',
  `/** Hash of all that shapes the words and the markup of an explanation. */
export const templateVersion = '${templateVersion()}'
/** The page's only style, as a source for the style-src directive. */
export const styleSource = '${style.source}'
/** The staff console's only style, likewise. */
export const staffStyleSource = '${staffStyle.source}'
/** The framed page's only script, as a source for the script-src directive. */
export const scriptSource = '${script.source}'
/** The console's only script, likewise. */
export const staffScriptSource = '${keys.source}'
`,
)

function styleOf(name) {
  return compileStyle(textOf(name), `templates/${name}`)
}

/** The frame's rules first, then those of its screens, then the customer's page, whose rules hold inside one element. */
function staffCss() {
  const files = filesIn(join(templates, 'staff'), '.css').map(path => relative(templates, path))
  const screens = files.filter(name => name !== join('staff', 'console.css'))
  return [...['staff/console.css', ...screens].map(textOf), `.as-seen {\n${textOf('page.css')}\n}`].join('\n')
}

function textOf(name) {
  return readFileSync(join(templates, name), 'utf8')
}

/** One file a language, English first: the others are held against it. */
function byLanguage(folder) {
  const files = filesIn(join(templates, folder), '.json').map(path => ({
    path: relative(root, path),
    language: path.slice(path.lastIndexOf(sep) + 1, -'.json'.length),
    messages: JSON.parse(readFileSync(path, 'utf8')),
  }))
  return files.sort((one, other) => Number(other.language === 'en') - Number(one.language === 'en'))
}

write('staff-answer-messages.ts', compileMessages(byLanguage('staff/answers'), {}).code)

// The style is left out: it changes how a page looks, never what it says. So is the console: no customer reads it.
function templateVersion() {
  const hash = createHash('sha256')
  const shaping = [
    ...filesIn(templates, '.hbs').filter(shownToCustomers),
    ...filesIn(templates, '.json').filter(shownToCustomers),
    ...filesIn(rendering, '.ts').filter(path => !path.startsWith(generated) && shownToCustomers(path)),
    join(root, 'src', 'contract', 'categories.ts'),
    join(root, 'src', 'contract', 'category-list.ts'),
    ...filesIn(join(root, 'src', 'domain', 'sensitive'), '.ts'),
  ]
  for (const path of shaping.sort()) {
    hash.update(relative(root, path).split(sep).join('/'))
    hash.update('\0')
    hash.update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))
    hash.update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

function shownToCustomers(path) {
  return !path.startsWith(join(templates, 'staff')) && !path.startsWith(join(rendering, 'staff'))
}

function filesIn(folder, extension) {
  return readdirSync(folder, { recursive: true })
    .filter(path => path.endsWith(extension))
    .map(path => join(folder, path))
    .sort()
}

function write(name, code) {
  const text = `/* generated by scripts/generate.mjs: do not edit */\n${code}`
  writeIfChanged(join(generated, name), text)
}
