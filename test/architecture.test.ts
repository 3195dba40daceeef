// The house, from the roof down: a room stands above all that it imports (docs/architecture.md). Types count as well.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[] }

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.(ts|tsx)$/.test(path))
  .map(path => {
    const text = readFileSync(join(src, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })

/** Ours as paths below src, others as they are spelled. */
function importsOf(path: string, text: string): string[] {
  const specifiers = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g,
    ),
  ]
  return specifiers.map(found => {
    const specifier = found[1] ?? found[2] ?? found[3] ?? ''
    if (!specifier.startsWith('.')) return specifier
    return relative(src, resolve(src, dirname(path), specifier)).replace(/\.js$/, '.ts')
  })
}

/** The room of a file: its folder, or the entry itself. */
function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : path
}

const PORTS = ['shard/port.ts', 'registry/port.ts', 'registry/staff-port.ts']
const DOMAIN_TYPES = 'domain/explain/facts.ts'

/** What of ours a room may import, and which packages. */
const may: Record<
  string,
  {
    readonly ours: readonly string[]
    readonly files?: readonly string[]
    readonly packages: readonly RegExp[]
  }
> = {
  contract: { ours: [], packages: [/^zod$/] },
  domain: { ours: ['contract'], packages: [/^node:(crypto|zlib)$/] },
  storage: { ours: [], packages: [] },
  shard: { ours: ['contract', 'domain', 'storage'], packages: [/^node:crypto$/] },
  registry: {
    ours: ['contract', 'domain', 'storage'],
    packages: [/^node:crypto$/, /^yaml$/, /^@formatjs\/icu-messageformat-parser$/],
  },
  rendering: {
    ours: ['contract'],
    files: [DOMAIN_TYPES],
    packages: [/^handlebars\/runtime\.js$/, /^intl-messageformat$/],
  },
  http: {
    ours: ['contract', 'rendering'],
    files: [...PORTS, DOMAIN_TYPES],
    packages: [/^hono(\/|$)/, /^zod$/, /^@hono\/zod-validator$/],
  },
  widget: { ours: [], packages: [] },
  client: { ours: ['contract'], packages: [] },
  demo: { ours: ['client', 'contract'], packages: [/^hono(\/|$)/, /^@hono\/node-server$/, /^node:/] },
  runtime: {
    ours: ['contract', 'domain', 'storage', 'shard', 'registry', 'rendering', 'http'],
    packages: [
      /^zod$/,
      /^node:/,
      /^better-sqlite3$/,
      /^@hono\/node-server$/,
      /^cloudflare:workers$/,
      /^openid-client$/,
    ],
  },
  cli: {
    ours: [
      'contract',
      'domain',
      'storage',
      'shard',
      'registry',
      'rendering',
      'http',
      'runtime',
      'client',
      'demo',
    ],
    packages: [/^zod$/, /^yaml$/, /^commander$/, /^node:/],
  },
  'node.ts': { ours: ['runtime', 'demo', 'http', 'client'], packages: [] },
  'worker.ts': { ours: ['runtime', 'http'], packages: [] },
}

describe('the layers', () => {
  it('gives each file a room with rules', () => {
    expect(files.length).toBeGreaterThan(50)
    expect([...new Set(files.map(file => roomOf(file.path)))].filter(room => !(room in may))).toEqual([])
  })

  it('lets each room import only what stands below it', () => {
    const wrong = files.flatMap(file => {
      const room = roomOf(file.path)
      const rules = may[room]
      if (!rules) return [`${file.path}: no rules`]
      return file.imports
        .filter(target => !allowed(target, room, rules))
        .map(target => `${file.path} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('has no cycle, types counted', () => {
    expect(cycles()).toEqual([])
  })

  it('reads no clock and draws no randomness in the domain', () => {
    const forbidden =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomBytes\b|\brandomUUID\b|\bperformance\.now\(/
    expect(
      files
        .filter(file => roomOf(file.path) === 'domain' && forbidden.test(file.text))
        .map(file => file.path),
    ).toEqual([])
  })

  it('keeps better-sqlite3 and cloudflare:workers to one file each', () => {
    const importing = (name: string) =>
      files.filter(file => file.imports.includes(name)).map(file => file.path)
    expect(importing('better-sqlite3')).toEqual(['runtime/node/sqlite-driver.ts'])
    expect(importing('cloudflare:workers').length).toBeLessThanOrEqual(1)
  })

  it('leads from worker.ts to nothing that a Worker does not have', () => {
    const reached = files.some(file => file.path === 'worker.ts') ? reachable('worker.ts') : new Set<string>()
    const packages = [...reached].filter(target => target === 'better-sqlite3' || target.startsWith('node:'))
    expect(packages.filter(name => !/^node:(crypto|zlib|buffer)$/.test(name))).toEqual([])
  })

  it('says console nowhere but in the rooms that speak to a terminal or a browser', () => {
    const quiet = files.filter(file => !['cli', 'demo', 'runtime', 'widget'].includes(roomOf(file.path)))
    expect(quiet.filter(file => /\bconsole\.\w+\(/.test(file.text)).map(file => file.path)).toEqual([])
  })
})

function allowed(target: string, room: string, rules: NonNullable<(typeof may)[string]>): boolean {
  if (target.endsWith('package.json')) return room === 'runtime'
  if (!/\.(ts|json)$/.test(target)) return rules.packages.some(pattern => pattern.test(target))
  return (
    roomOf(target) === room || rules.ours.includes(roomOf(target)) || (rules.files?.includes(target) ?? false)
  )
}

function reachable(start: string): Set<string> {
  const seen = new Set<string>()
  const queue = [start]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    queue.push(...(files.find(file => file.path === path)?.imports ?? []))
  }
  return seen
}

function cycles(): string[] {
  const imports = new Map(files.map(file => [file.path, file.imports]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const target of imports.get(path) ?? []) if (imports.has(target)) visit(target, [...trail, path])
    done.add(path)
  }
  for (const file of files) visit(file.path, [])
  return found
}
