import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { operations } from '../../../../src/http/openapi/openapi-document.js'
import { curlExample, shownExample } from '../../../../src/http/public/docs/curl-example.js'
import { type Route, type RouteName, routes } from '../../../../src/http/routes.js'

const names = Object.keys(routes) as RouteName[] // the table's own keys

/** The words that a shell gives to curl. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`
  const { stdout, status } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { KEY: 'the-key', SESSION: 'the-session' },
  })
  expect(status).toBe(0)
  return stdout.split('\0').slice(0, -1)
}

describe('curlExample', () => {
  it.each(names)('gives a shell what %s takes', name => {
    const route: Route = routes[name]
    const operation = operations[name]
    const words = wordsOf(curlExample(route, operation, 'https://why.example.com'))
    const [address] = words.filter(word => word.startsWith('https://'))
    expect(address).toMatch(/^https:\/\/why\.example\.com\/[^ {}]*$/)
    const session = route.signIn === 'session'
    expect(words.includes('Authorization: Bearer the-key')).toBe(route.roles.length > 0 && !session)
    expect(words.includes('Cookie: __Host-wherefore-staff=the-session')).toBe(session)
    const [body] = Object.values(operation.request?.content ?? {})
    expect(words.some(word => word === '-d' || word === '--data-binary')).toBe(body !== undefined)
  })

  it('leaves a body as it is, quotes and all', () => {
    const example = { text: `it's "quoted" $HOME \`x\` \\` }
    const operation = { ...operations.createKey, request: { content: { 'application/json': { example } } } }
    const words = wordsOf(curlExample(routes.createKey, operation, 'https://why.example.com'))
    expect(words.at(-1)).toBe(shownExample(example))
  })
})
