// docs/roles.md as text, from the tables that the service itself reads: nothing in it is written twice.

const ROLES = ['support', 'privacy', 'auditor', 'admin']
const KEYS = ['producer', ...ROLES]

/** The page; `words` are the console's English messages as they stand in their file. */
export function rolesPage({ may, routes, operations, words }) {
  const permissions = Object.entries(may).map(([permission, roles]) =>
    row([words[`may.${permission}`], ...ROLES.map(role => (roles.includes(role) ? 'yes' : ''))]),
  )
  const names = Object.keys(routes).filter(name => routes[name].roles.length > 0)
  const listed = names.map(name => {
    const { method, path, roles, signIn } = routes[name]
    const address = `\`${method} ${path.replace(/:(\w+)/g, '{$1}')}\``
    const all = KEYS.every(role => roles.includes(role))
    const who = all ? 'all' : roles.map(role => `\`${role}\``).join(', ')
    return row([address, operations[name].summary, signIn === 'session' ? 'signed in' : 'key', who])
  })
  return `# Roles

<!-- Made by \`npm run roles\` from src/http/staff/may.ts and src/http/routes.ts. A test holds it to them: do not edit. -->

Roles are exact: \`admin\` is not everything. A person has one role, and so has a key. What a role may not open answers 403, to a page as
to a program.

## What people who sign in may do

${row(['', ...ROLES.map(role => `\`${role}\``)])}
${row(['---', ...ROLES.map(() => '---')])}
${permissions.join('\n')}

A role is given by \`wherefore staff add --email ADDRESS --role ROLE\`, or by a claim of the identity provider
([running.md](running.md#staff)). A change holds for open sessions too: at once in the process that made it, within 5 seconds elsewhere.

## Which routes a role opens

Routes that are not here need neither key nor session. \`producer\` is a role of keys alone.

${row(['route', 'what', 'with', 'roles'])}
${row(['---', '---', '---', '---'])}
${listed.join('\n')}
`
}

function row(cells) {
  return `| ${cells.join(' | ')} |`
}
