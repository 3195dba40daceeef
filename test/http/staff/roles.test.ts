// docs/roles.md is printed from the code: a role that was changed and not printed anew fails here.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { operations } from '../../../src/http/openapi/openapi-document.js'
import { type Route, routes } from '../../../src/http/routes.js'
import { may, permissionsOf } from '../../../src/http/staff/may.js'

const root = resolve(import.meta.dirname, '../../..')
const text = (path: string) => readFileSync(resolve(root, path), 'utf8')

describe('docs/roles.md', () => {
  it('says what the code says: npm run roles', async () => {
    const script = pathToFileURL(resolve(root, 'scripts/roles/roles-page.mjs')).href
    // A script is plain JavaScript without types; this is what it takes.
    const { rolesPage } = (await import(script)) as { rolesPage(given: object): string }
    const words = JSON.parse(text('templates/staff/locales/en.json'))
    expect(text('docs/roles.md')).toBe(rolesPage({ may, routes, operations, words }))
  })
})

describe('may', () => {
  it('gives every role of a console route to someone who can sign in', () => {
    const console: readonly Route[] = Object.values(routes).filter(route => 'signIn' in route)
    for (const { path, roles } of console) {
      expect({ path, roles: roles.length > 0 && !roles.includes('producer') }).toEqual({ path, roles: true })
    }
  })

  it('gives privacy all that support may, and nobody all', () => {
    for (const permission of permissionsOf('support')) expect(permissionsOf('privacy')).toContain(permission)
    for (const role of ['support', 'privacy', 'auditor', 'admin'] as const) {
      expect(permissionsOf(role).length).toBeLessThan(Object.keys(may).length)
    }
  })
})
