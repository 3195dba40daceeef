// A profile as a picture: a bar a function, as wide as its share of the busy time, above what it calls. Made as SVG that
// needs no script; a bar's name and share are told by its title.

const WIDTH = 1200
const ROW = 17
const LEFT = 8
const TOP = 64
/** Narrower bars are left out: nobody could read or hit them. */
const NARROWEST = 1.2
const CHARACTER = 6.2

/** The SVG of one V8 profile. `title` and `subtitle` stand above it. */
export function flameGraph({ nodes, samples, timeDeltas }, { title, subtitle, nameOf }) {
  const times = new Map()
  for (const [at, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + timeDeltas[at])
  const byId = new Map(nodes.map(node => [node.id, node]))
  const called = new Set(nodes.flatMap(node => node.children ?? []))
  const roots = nodes.filter(node => !called.has(node.id))
  const tree = merged(roots, byId, times, nameOf)
  const scale = (WIDTH - 2 * LEFT) / tree.time
  const bars = []
  let deepest = 0
  const draw = (frame, x, depth) => {
    let from = x
    for (const below of [...frame.below.values()].sort((one, other) => other.time - one.time)) {
      const width = below.time * scale
      if (width >= NARROWEST) {
        deepest = Math.max(deepest, depth)
        bars.push(bar(below, from, depth, width, below.time / tree.time))
        draw(below, from, depth + 1)
      }
      from += width
    }
  }
  draw(tree, LEFT, 0)
  const height = TOP + (deepest + 1) * ROW + 12
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif">
<title>${escaped(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#fdfcfa"/>
<text x="${LEFT}" y="26" font-size="18" fill="#1d1c1a">${escaped(title)}</text>
<text x="${LEFT}" y="46" font-size="13" fill="#4c4a45">${escaped(subtitle)}</text>
<g font-size="11">
${bars.join('\n')}
</g>
</svg>
`
}

/** Calls of one function from the same place are one bar, whatever line they stand on. Idle time is left out. */
function merged(roots, byId, times, nameOf) {
  const tree = { name: '', time: 0, below: new Map() }
  const add = (node, into) => {
    const name = nameOf(node.callFrame)
    if (name === '(idle)') return 0
    const frame = name === '(root)' ? into : frameIn(into, name)
    let time = times.get(node.id) ?? 0
    for (const id of node.children ?? []) time += add(byId.get(id), frame)
    if (frame !== into) frame.time += time
    return time
  }
  for (const root of roots) tree.time += add(root, tree)
  return tree
}

function frameIn(into, name) {
  const known = into.below.get(name) ?? { name, time: 0, below: new Map() }
  into.below.set(name, known)
  return known
}

function bar({ name, time }, x, depth, width, share) {
  const y = TOP + depth * ROW
  const most = Math.floor((width - 6) / CHARACTER)
  const shown = name.length <= most ? name : most > 4 ? `${name.slice(0, most - 1)}…` : ''
  const words = `${name}: ${(share * 100).toFixed(1)} % (${Math.round(time / 1000)} ms)`
  return `<g><title>${escaped(words)}</title><rect x="${x.toFixed(1)}" y="${y}" width="${(width - 0.6).toFixed(1)}" height="${ROW - 1}" rx="2" fill="${colourOf(name)}"/>${shown && `<text x="${(x + 4).toFixed(1)}" y="${y + 12}" fill="#1d1c1a">${escaped(shown)}</text>`}</g>`
}

/** By whose code it is. */
function colourOf(name) {
  if (name.startsWith('(garbage')) return '#e0b4a8'
  if (/ (node|shard-thread)\.js:/.test(name)) return '#b9d3e0'
  if (/zlib|crypto|cipher|hash/.test(name)) return '#d8cfa8'
  if (/sqlite|transaction/.test(name)) return '#c3dcb8'
  return '#dcd8d0'
}

function escaped(text) {
  return text.replace(/[&<>"]/g, found => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found])
}
