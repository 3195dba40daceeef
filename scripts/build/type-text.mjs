// A JSON schema as TypeScript. Only what the contract uses; anything else is refused, not guessed.

/** The type that a schema describes. */
export function typeText(schema, indent = '') {
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(one => typeText(one, indent)).join(' | ')
  if (Array.isArray(schema.type)) return schema.type.map(type => typeText({ type }, indent)).join(' | ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return arrayText(typeText(schema.items, indent))
    case 'object':
      return schema.properties
        ? objectText(schema, indent)
        : `{ [key: string]: ${typeText(schema.additionalProperties)} }`
    case undefined:
      if (Object.keys(schema).every(key => key === '$schema')) return 'unknown'
  }
  throw new Error(`no type for the schema ${JSON.stringify(schema).slice(0, 200)}`)
}

function arrayText(element) {
  return /^[a-z]+$/.test(element) || element.endsWith('}') ? `${element}[]` : `(${element})[]`
}

function objectText({ properties, required = [] }, indent) {
  const inner = `${indent}  `
  const fields = Object.entries(properties).map(([name, schema]) => {
    const comment = schema.description ? `${inner}/** ${schema.description} */\n` : ''
    const mark = required.includes(name) ? '' : '?'
    const undefinedToo = mark ? ' | undefined' : ''
    return `${comment}${inner}${name}${mark}: ${typeText(schema, inner)}${undefinedToo}\n`
  })
  return `{\n${fields.join('')}${indent}}`
}
