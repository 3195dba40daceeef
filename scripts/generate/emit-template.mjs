// Writes a Handlebars template as straight code: text, values, `if`, `unless`, `each` and partials, nothing else. The compiler of
// Handlebars makes of each of these a call with an object of options; on a page there are hundreds, and they were most
// of its cost. A test holds what is written here to Handlebars' own compiler.

/** A function `(c, root, e, block)` as text: context, outermost context, escaping, and the block a layout stands around. */
export function emitTemplate(program, { path, functionOf }) {
  const refuse = what => {
    throw new Error(`${path}: ${what} is not among what templates may use`)
  }
  const writer = { refuse, functionOf, names: 0 }
  return `(c, root, e, block) => {\nlet o = ''\n${statements(writer, program, { context: 'c', index: null })}return o\n}`
}

function statements(writer, { body, blockParams }, scope) {
  if (blockParams?.length > 0) writer.refuse('a block parameter')
  return body.map(node => statement(writer, node, scope)).join('')
}

function statement(writer, node, scope) {
  switch (node.type) {
    case 'ContentStatement':
      return node.value === '' ? '' : `o += ${JSON.stringify(node.value)}\n`
    case 'CommentStatement':
      return ''
    case 'MustacheStatement':
      return `o += ${escaped(writer, node, scope)}\n`
    case 'PartialStatement':
      return partial(writer, node, scope)
    case 'PartialBlockStatement':
      return layout(writer, node, scope)
    case 'BlockStatement':
      return block(writer, node, scope)
    default:
      return writer.refuse(node.type)
  }
}

/** A value that must be there: a name that the view does not have is a mistake, and stops the page. */
function escaped(writer, node, scope) {
  if (!node.escaped) writer.refuse('a value that is not escaped')
  if (node.params.length > 0 || node.hash) writer.refuse(`the helper ${node.path.original}`)
  const { from, parts } = place(writer, node.path, scope)
  if (parts.length === 0) return writer.refuse('a value without a name')
  const object = [from, ...parts.slice(0, -1)].join('.')
  const name = parts.at(-1)
  return `e(${object}.${name}, ${object}, '${name}')`
}

function partial(writer, node, scope) {
  const indent = node.indent ? `o += ${JSON.stringify(node.indent)}\n` : ''
  if (node.hash || node.params.length > 1) writer.refuse('an argument of a partial')
  const context = node.params[0] ? value(writer, node.params[0], scope) : scope.context
  if (node.name.original === '@partial-block') return `${indent}o += block(${context})\n`
  return `${indent}o += ${writer.functionOf(node.name.original)}(${context}, root, e, block)\n`
}

function layout(writer, node, scope) {
  if (node.hash || node.params.length > 1) writer.refuse('an argument of a layout')
  const context = node.params[0] ? value(writer, node.params[0], scope) : scope.context
  const inside = statements(writer, node.program, { context: 'c', index: null })
  const name = writer.functionOf(node.name.original)
  return `o += ${name}(${context}, root, e, c => {\nlet o = ''\n${inside}return o\n})\n`
}

function block(writer, node, scope) {
  if (node.hash || node.params.length !== 1) writer.refuse('a block with arguments')
  const given = value(writer, node.params[0], scope)
  switch (node.path.original) {
    case 'if':
      return choice(writer, `filled(${given})`, node.program, node.inverse, scope)
    case 'unless':
      return choice(writer, `!filled(${given})`, node.program, node.inverse, scope)
    case 'each':
      return node.inverse ? writer.refuse('an `else` of `each`') : loop(writer, given, node.program, scope)
    default:
      return writer.refuse(`#${node.path.original}`)
  }
}

function choice(writer, condition, program, inverse, scope) {
  const otherwise = inverse ? ` else {\n${statements(writer, inverse, scope)}}` : ''
  return `if (${condition}) {\n${statements(writer, program, scope)}}${otherwise}\n`
}

function loop(writer, given, program, scope) {
  const n = ++writer.names
  const inside = statements(writer, program, { ...scope, context: `c${n}`, index: `i${n}` })
  return `for (let i${n} = 0, l${n} = listed(${given}); i${n} < l${n}.length; i${n}++) {\nconst c${n} = l${n}[i${n}]\n${inside}}\n`
}

/** A value that may be missing; what leads to it may not, as in Handlebars' strict mode. */
function value(writer, expression, scope) {
  if (expression.type !== 'PathExpression') return writer.refuse(expression.type)
  if (expression.data && expression.original === '@first') {
    return scope.index ? `${scope.index} === 0` : writer.refuse('@first outside of `each`')
  }
  const { from, parts } = place(writer, expression, scope)
  return [from, ...parts].join('.')
}

function place(writer, { data, depth, parts, original }, scope) {
  if (depth > 0) writer.refuse(original)
  if (parts.some(part => typeof part !== 'string' || !/^[a-z_]\w*$/i.test(part))) writer.refuse(original)
  if (!data) return { from: scope.context, parts }
  if (parts[0] !== 'root') writer.refuse(original)
  return { from: 'root', parts: parts.slice(1) }
}
