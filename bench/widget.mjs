// What the widget costs the main thread of a host page with 50 elements, from traces of Chromium: the same page with and
// without it, in turn. `added_ms` is the difference of all tasks of the page's main thread until the page is idle;
// `script_ms` is the part of it that compiles and runs the module, and so makes the 50 elements.
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { chromium } from 'playwright-core'
import { bundleWidget } from '../scripts/generate/bundle-widget.mjs'
import { root } from './children.mjs'
import { round, summarise } from './statistics.mjs'

const ELEMENTS = 50
const TASKS = /^ThreadControllerImpl::RunTask$/
const SCRIPT = /^v8\.(compileModule|evaluateModule)$/

const { repeats } = await json(process.stdin)
const code = await bundleWidget(root)
const server = createServer(({ url }, response) => {
  const script = url === '/widget.js'
  response.setHeader('Content-Type', `text/${script ? 'javascript' : 'html'}; charset=utf-8`)
  response.end(script ? code : page(url === '/with'))
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
try {
  await pair() // The browser's own first time is not the widget's.
  const measured = []
  while (measured.length < repeats) measured.push(await pair())
  process.stdout.write(
    JSON.stringify({ elements: ELEMENTS, browser: browser.version(), ...summarise(measured) }),
  )
} finally {
  await browser.close()
  server.close()
}

/** One load of each page. */
async function pair() {
  const without = await load('/without')
  const widget = await load('/with')
  return {
    without_ms: without.tasks,
    with_ms: widget.tasks,
    added_ms: round(widget.tasks - without.tasks),
    script_ms: widget.script,
  }
}

async function load(path) {
  const context = await browser.newContext()
  const tab = await context.newPage()
  await browser.startTracing(tab, { categories: ['toplevel', 'devtools.timeline', 'v8', '__metadata'] })
  await tab.goto(`http://127.0.0.1:${server.address().port}${path}`, { waitUntil: 'networkidle' })
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  await context.close()
  const events = onMainThread(traceEvents)
  return { tasks: spent(events, TASKS), script: spent(events, SCRIPT) }
}

/** The events of the thread that parsed this page. */
function onMainThread(events) {
  const parsed = events.find(
    ({ name, args }) => name === 'ParseHTML' && args?.beginData?.url?.includes('/with'),
  )
  if (!parsed) throw new Error('the trace does not show the page')
  return events.filter(({ pid, tid }) => pid === parsed.pid && tid === parsed.tid)
}

/** Milliseconds of the thread's own time, so that what else the machine does is not counted. */
function spent(events, pattern) {
  const matching = events.filter(({ name, ph }) => ph === 'X' && pattern.test(name))
  return round(matching.reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / 1000)
}

function page(widget) {
  const item = n =>
    `<li><h2>Item ${n}</h2><why-this><a href="https://why.example/w/AQE${n}">Why am I seeing this?</a></why-this></li>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
${widget ? '<script type="module" src="/widget.js"></script>' : ''}<ul>${Array.from({ length: ELEMENTS }, (_, n) => item(n)).join('')}</ul></html>`
}
