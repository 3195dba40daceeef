// Precompiles the Handlebars templates to what its runtime runs, escaping always on, a name that is missing an error.
// The styles and the framed page's script are put in here, as text, so that no template holds a value beside them.
import Handlebars from 'handlebars'
import { emitTemplate } from './emit-template.mjs'

/** TypeScript with one precompiled spec a template. Fails where a template uses a label that no locale has. */
export function compileTemplates(pages, { style, staffStyle, script, keys, labels, staffLabels }) {
  const functions = new Map(pages.map(({ name }, i) => [name, `t${i}`]))
  const functionOf = name => {
    const found = functions.get(name)
    if (!found) throw new Error(`no template is called ${name}`)
    return found
  }
  const bodies = pages.map(({ path, name, source }) => {
    for (const label of labelsIn(Handlebars.parse(source))) {
      if (!(path.startsWith(STAFF) ? staffLabels : labels).has(label))
        throw new Error(`${path}: no locale has page.${label}`)
    }
    const program = Handlebars.parse(
      source
        .trimEnd()
        .replace('/*style*/', () => style)
        .replace('/*staff-style*/', () => staffStyle)
        .replace('<!--tell-height-->', () => `<script>${script}</script>`)
        .replace('<!--staff-keys-->', () => `<script>${keys}</script>`),
    )
    return `const ${functionOf(name)} = ${emitTemplate(program, { path, functionOf })}\n`
  })
  const specs = pages.map(({ name }) => `  '${name}': spec(${functionOf(name)}),\n`)
  return `// @ts-nocheck: code made from the templates\n${PRELUDE}${bodies.join('')}
export const templateSpecs: Readonly<Record<string, unknown>> = {\n${specs.join('')}}\n`
}

/** Templates of the staff console, which has labels of its own. */
const STAFF = 'templates/staff/'

/** What the code of the templates calls. The revision is the one that this Handlebars' runtime asks for. */
const PRELUDE = `
const filled = value => !!value && !(Array.isArray(value) && value.length === 0)
const listed = value => (Array.isArray(value) ? value : [])

const spec = render => ({
  compiler: ${JSON.stringify([Handlebars.COMPILER_REVISION, Handlebars.REVISION_CHANGES[Handlebars.COMPILER_REVISION]])},
  main: (container, context, helpers, partials, data) => {
    const e = (value, object, name) => {
      if (value === undefined) return container.escapeExpression(container.strict(object, name))
      return container.escapeExpression(value)
    }
    return render(context, data.root, e)
  },
  useData: true,
})

`

function labelsIn(node, found = new Set()) {
  if (Array.isArray(node)) for (const each of node) labelsIn(each, found)
  else if (node && typeof node === 'object') {
    if (node.type === 'PathExpression') {
      const at = node.parts.indexOf('label')
      if (at >= 0) found.add(node.parts[at + 1])
    }
    for (const each of Object.values(node)) labelsIn(each, found)
  }
  return found
}
