// Unpacks what producers send, and stops where a small body would become a large one.
import { gunzipSync } from 'node:zlib'
import { TooLarge, Unreadable } from '../http/body-error.js'

/** Unpacks gzip. Throws `TooLarge` past `limit` bytes and `Unreadable` for bytes that are not gzip. */
export function gunzip(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (error) {
    if (error instanceof RangeError) throw new TooLarge()
    throw new Unreadable()
  }
}
