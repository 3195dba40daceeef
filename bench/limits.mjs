// What this machine allows at most, in the same run and with the same client: our figures mean something beside these.
import { once } from 'node:events'
import { removeFolder, runScript, startNode, stopNode, temporaryFolder } from './children.mjs'
import { freePort } from './server.mjs'
import { add } from './statistics.mjs'

/** One repeat of every limit. */
export async function measureLimits(cases, settings) {
  settings.say('limits: better-sqlite3')
  const folder = temporaryFolder(settings.parent)
  add(cases, 'sqlite', await runScript('sqlite-insert.mjs', { folder, rows: settings.rows }))
  removeFolder(folder)
  await measureHono(cases, settings)
}

async function measureHono(cases, { warmUp, seconds, say }) {
  const port = await freePort()
  const child = startNode(['bench/constant-server.mjs'], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const common = { url: `http://127.0.0.1:${port}`, key: 'none', pid: child.pid, warmUp, seconds }
  const posts = {
    hono_post_1x16: { path: '/alone', batch: 1, connections: 16 },
    hono_post_100x4: { path: '/batch', batch: 100, connections: 4 },
  }
  say('limits: hono get')
  const get = { kind: 'read', ...common, paths: ['/constant'], headers: {}, connections: 16 }
  const { pages_per_s, bytes: _, ...rest } = await runScript('load.mjs', get)
  add(cases, 'hono_get_x16', { answers_per_s: pages_per_s, ...rest })
  for (const [name, load] of Object.entries(posts)) {
    say(`limits: ${name}`)
    const bodies = { shape: 'persons', seed: 1, encoding: 'plain', repeat: true }
    add(cases, name, await runScript('load.mjs', { kind: 'send', ...common, ...bodies, ...load }))
  }
  await stopNode(child)
}
