// `npm run roles`: writes docs/roles.md anew from the route table and the table of permissions.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleSources } from './bundle-sources.mjs'
import { rolesPage } from './roles/roles-page.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const sources = await import(
  await bundleSources(
    'roles',
    `
    export { may } from './http/staff/may.js'
    export { routes } from './http/routes.js'
    export { operations } from './http/openapi/openapi-document.js'`,
  )
)
const words = JSON.parse(readFileSync(join(root, 'templates/staff/locales/en.json'), 'utf8'))
writeFileSync(join(root, 'docs/roles.md'), rolesPage({ ...sources, words }))
