// Precompiles the Handlebars templates: strict, known helpers only, escaping always on.
// The style is put in here, as text, so that no template holds a value in a style context.
import Handlebars from 'handlebars'

/** TypeScript with one precompiled spec a template. Fails where a template uses a label that no locale has. */
export function compileTemplates(pages, { style, labels }) {
  const specs = pages.map(({ path, name, source }) => {
    for (const label of labelsIn(Handlebars.parse(source))) {
      if (!labels.has(label)) throw new Error(`${path}: no locale has page.${label}`)
    }
    const spec = Handlebars.precompile(
      source.trimEnd().replace('/*style*/', () => style),
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
