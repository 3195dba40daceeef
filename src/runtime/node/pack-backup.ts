// The file that a backup is: a tar of both databases, their checksums, and a note of when and by what it was made.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { version } from '../version.js'
import { tarEnd, tarHeader, tarPadding } from './tar.js'

export type Backup = { readonly bytes: number; readonly files: readonly BackedUpFile[] }
type BackedUpFile = { readonly name: string; readonly bytes: number; readonly sha256: string }

export type PackRequest = {
  /** Where the copies lie. Each is removed once it is packed. */
  readonly folder: string
  readonly names: readonly string[]
  /** The tar file to write, mode 0600. */
  readonly tar: string
  /** Unix milliseconds: the moment of the copies. */
  readonly now: number
  /** Bytes of the file in hand; what it throws ends the packing. */
  onStep(done: number, total: number): void
}

const CHUNK = 1024 * 1024

/** Packs the copies and what `sha256sum -c` needs; on disk when it resolves. */
export async function packBackup(request: PackRequest): Promise<Backup> {
  const tar = await open(request.tar, 'w', 0o600)
  try {
    const files: BackedUpFile[] = []
    for (const name of request.names) {
      files.push(await packFile(request, tar, join(request.folder, name), name))
      rmSync(join(request.folder, name))
    }
    await packText(request, tar, 'SHA256SUMS', files.map(file => `${file.sha256}  ${file.name}\n`).join(''))
    await packText(request, tar, 'backup.json', `${JSON.stringify(manifest(request, files), null, 2)}\n`)
    await tar.write(tarEnd)
    await tar.sync()
    return { bytes: (await tar.stat()).size, files }
  } finally {
    await tar.close()
  }
}

function manifest({ now }: PackRequest, files: readonly BackedUpFile[]) {
  return { format: 1, made_by: `wherefore ${version}`, taken_at: new Date(now).toISOString(), files }
}

async function packFile(
  request: PackRequest,
  tar: FileHandle,
  path: string,
  name: string,
): Promise<BackedUpFile> {
  const file = await open(path, 'r')
  try {
    const bytes = (await file.stat()).size
    await tar.write(headerOf(request, name, bytes))
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(CHUNK)
    for (let done = 0; done < bytes; ) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK, done)
      if (bytesRead === 0) throw new Error(`${path} became shorter while it was packed`)
      hash.update(chunk.subarray(0, bytesRead))
      await writeAll(tar, chunk.subarray(0, bytesRead))
      done += bytesRead
      request.onStep(done, bytes)
    }
    await tar.write(tarPadding(bytes))
    return { name, bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

async function packText(request: PackRequest, tar: FileHandle, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  await writeAll(tar, Buffer.concat([headerOf(request, name, bytes.length), bytes, tarPadding(bytes.length)]))
}

function headerOf({ now }: PackRequest, name: string, bytes: number): Buffer {
  const owner = { user: process.getuid?.() ?? 0, group: process.getgid?.() ?? 0 }
  return tarHeader({ name, bytes, modifiedAt: Math.floor(now / 1000), ...owner })
}

/** A full disk may take a part and say so by a number alone. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten
}
