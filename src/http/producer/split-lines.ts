// NDJSON is split as bytes, so that one line that is not UTF-8 never makes another unreadable.

const LF = 0x0a
const strict = new TextDecoder('utf-8', { fatal: true })
/** A byte order mark is dropped where the whole body begins, and nowhere else. */
const strictInside = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The lines that are not blank, in order; null for one that is not UTF-8. Lines end with LF or CRLF; the last need
 * not. Stops after `most` + 1 lines. To decode the whole at once is the fast way, and equal: LF is no byte of a
 * longer UTF-8 sequence.
 */
export function splitLines(bytes: Uint8Array, most: number): (string | null)[] {
  const text = decode(bytes, strict)
  return text === null ? splitBytes(bytes, most) : splitText(text, most)
}

function splitText(text: string, most: number): string[] {
  const lines: string[] = []
  for (let from = 0; from < text.length && lines.length <= most; ) {
    const found = text.indexOf('\n', from)
    const end = found === -1 ? text.length : found
    const line = text.slice(from, end)
    if (isNotBlank(line)) lines.push(line)
    from = end + 1
  }
  return lines
}

function splitBytes(bytes: Uint8Array, most: number): (string | null)[] {
  const lines: (string | null)[] = []
  for (let from = 0; from < bytes.length && lines.length <= most; ) {
    const found = bytes.indexOf(LF, from)
    const end = found === -1 ? bytes.length : found
    const line = decode(bytes.subarray(from, end), from === 0 ? strict : strictInside)
    if (line === null || isNotBlank(line)) lines.push(line)
    from = end + 1
  }
  return lines
}

function decode(bytes: Uint8Array, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

function isNotBlank(line: string): boolean {
  return line !== '' && /[^ \t\r]/.test(line)
}
