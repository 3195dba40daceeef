// A limit of the OpenAPI document as people read it.

/** `bytes_as_sent` and 1048576 → "bytes as sent: at most 1 MiB". */
export function limitText(name: string, most: number): string {
  return `${name.replaceAll('_', ' ')}: at most ${name.includes('bytes') ? bytesText(most) : counted(most)}`
}

/** Whole KiB or MiB where it is that many. */
function bytesText(bytes: number): string {
  for (const [unit, size] of [
    ['MiB', 1024 * 1024],
    ['KiB', 1024],
  ] as const) {
    if (bytes >= size && bytes % size === 0) return `${bytes / size} ${unit}`
  }
  return `${counted(bytes)} bytes`
}

function counted(count: number): string {
  return count.toLocaleString('en')
}
