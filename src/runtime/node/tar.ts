// Just enough of tar (POSIX ustar) to put some files into one that every system's own `tar` unpacks.

const BLOCK = 512
/** The largest size that eleven octal digits hold; above it the field is binary, as GNU, BSD and busybox tar read it. */
const OCTAL_MOST = 0o77777777777

export type TarEntry = {
  readonly name: string
  readonly bytes: number
  /** Unix seconds. */
  readonly modifiedAt: number
  /** Whose the unpacked file is where root unpacks it. */
  readonly user: number
  readonly group: number
}

/** What stands before a file: 512 bytes. Mode 0600. The name is short and ASCII. */
export function tarHeader(entry: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(entry.name, 0, 100, 'ascii')
  header.write('0000600\0', 100, 'ascii')
  writeNumber(header, entry.user, 108, 8)
  writeNumber(header, entry.group, 116, 8)
  writeNumber(header, entry.bytes, 124, 12)
  writeNumber(header, entry.modifiedAt, 136, 12)
  header.write('        0', 148, 'ascii')
  header.write('ustar\0', 257, 'ascii')
  header.write('00', 263, 'ascii')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii')
  return header
}

/** What follows a file of that many bytes: zeros up to the next whole block. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK)
}

/** What ends the whole. */
export const tarEnd = Buffer.alloc(2 * BLOCK)

function writeNumber(header: Buffer, value: number, at: number, width: number): void {
  if (value <= Math.min(OCTAL_MOST, 8 ** (width - 1) - 1)) {
    header.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'ascii')
    return
  }
  header[at] = 0x80
  header.writeUIntBE(value, at + width - 6, 6)
}
