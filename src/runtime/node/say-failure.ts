// Why the service did not start, in words that say what to do. Never a key, never a stack.

import { KeysRefused } from '../../shard/check-keys.js'
import { DatabaseNewer } from '../../storage/migrate.js'
import { type Config, ConfigRefused } from '../config.js'
import { describeCode } from '../describe-code.js'
import { FolderHeld } from './hold-folder.js'

/** One to three lines for a terminal. */
export function sayFailure(error: unknown, config: Pick<Config, 'data' | 'port' | 'host'> | null): string {
  if (error instanceof ConfigRefused) return error.message
  if (error instanceof KeysRefused)
    return `${error.message}.\nPut back the key that this data was written with, or point WHEREFORE_DATA at another folder.`
  if (error instanceof DatabaseNewer) return error.message
  if (error instanceof FolderHeld)
    return `Another process, a running service or an import, works on ${config?.data ?? 'the data folder'}.\nStop it first, or point WHEREFORE_DATA at another folder.`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const where = config?.data ?? 'the data folder'
  const said: Record<string, string> = {
    SQLITE_FULL: `The disk that holds ${where} is full. Make room, then start again.`,
    ENOSPC: `The disk that holds ${where} is full. Make room, then start again.`,
    SQLITE_NOTADB: `A file in ${where} is not a database, or it is damaged. Restore it from a backup.`,
    SQLITE_CORRUPT: `A database in ${where} is damaged. Restore it from a backup.`,
    SQLITE_CANTOPEN: `A database in ${where} cannot be opened. Check that this user may write there.`,
    SQLITE_READONLY: `A database in ${where} cannot be written. Check that this user may write there.`,
    EACCES: `This user may not read or write ${where}, its keys, or port ${config?.port}.`,
    EADDRINUSE: `Port ${config?.port} is in use. Stop what listens there, or set PORT.`,
    EADDRNOTAVAIL: `HOST ${config?.host} is not an address of this machine.`,
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return `The disk that holds ${where} cannot be written or read: it is full, over a limit, or damaged.`
  }
  return (
    said[code] ?? `The service did not start: ${error instanceof Error ? error.message : 'unknown reason'}`
  )
}

/** Why a running service ends: the thread that stores decisions is gone. */
export function sayBroken(error: unknown): string {
  return `The thread that stores decisions ended (${describeCode(error)}). What was acknowledged is on disk. Start the service again.`
}
