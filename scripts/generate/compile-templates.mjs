// Precompiles the Handlebars templates: strict, known helpers only, escaping always on.
// The style and the framed page's script are put in here, as text, so that no template holds a value beside them.
import Handlebars from 'handlebars'

/** TypeScript with one precompiled spec a template. Fails where a template uses a label that no locale has. */
export function compileTemplates(pages, { style, script, labels }) {
  const bodies = new Map(pages.map(({ name, source }) => [name, source.trimEnd()]))
  const specs = pages.map(({ path, name, source }) => {
    for (const label of labelsIn(Handlebars.parse(source))) {
      if (!labels.has(label)) throw new Error(`${path}: no locale has page.${label}`)
    }
    const spec = Handlebars.precompile(
      inlined(source.trimEnd(), bodies)
        .replace('/*style*/', () => style)
        .replace('<!--tell-height-->', () => `<script>${script}</script>`),
      {
        strict: true,
        knownHelpersOnly: true,
        preventIndent: true,
      },
    )
    return `  '${name}': ${spec},\n`
  })
  return `// @ts-nocheck: code made by Handlebars\nexport const templateSpecs: Readonly<Record<string, unknown>> = {\n${specs.join('')}}\n`
}

/** Partials that stand at every value. To call one costs more than all that it does, so its body is put in its place. */
const INLINED = /\{\{> (text|notes|value) ([\w.]+)\}\}/g

/** `this` of the partial is the path it was called with. */
function inlined(source, bodies) {
  return source.replaceAll(INLINED, (_, name, path) =>
    bodies
      .get(name)
      .replaceAll(/(\{\{(?:#\w+ )?)this(?=[.}])/g, (_whole, before) => before + path)
      .replaceAll(INLINED, call => inlined(call, bodies)),
  )
}

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
