import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../src/domain/seal/derive-keys.js'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { KeysRefused } from '../../src/shard/check-keys.js'
import { openShard } from '../../src/shard/shard.js'
import { DatabaseNewer } from '../../src/storage/migrate.js'

const [secret, kek] = [randomBytes(32), randomBytes(32)]
const random = (size: number) => randomBytes(size)

function codeOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (error) {
    if (error instanceof KeysRefused || error instanceof DatabaseNewer) return error.code
    throw error
  }
  return undefined
}

describe('openShard', () => {
  it('opens again with the same keys and refuses others, saying which is wrong', () => {
    const driver = openSqlite(':memory:')
    const open = (from: Uint8Array, epochs: [number, Uint8Array][]) =>
      openShard(driver, deriveKeys(from), new Map(epochs), random)
    open(secret, [[0, kek]])
    expect(codeOf(() => open(secret, [[0, kek]]))).toBeUndefined()
    expect(codeOf(() => open(randomBytes(32), [[0, kek]]))).toBe('secret-wrong')
    expect(codeOf(() => open(secret, [[0, randomBytes(32)]]))).toBe('kek-wrong')
    expect(codeOf(() => open(secret, [[1, kek]]))).toBe('kek-missing')
    expect(
      codeOf(() =>
        open(secret, [
          [0, kek],
          [1, randomBytes(32)],
        ]),
      ),
    ).toBeUndefined()
  })

  it('refuses a database that a newer version wrote', () => {
    const driver = openSqlite(':memory:')
    openShard(driver, deriveKeys(secret), new Map([[0, kek]]), random)
    driver.run('INSERT INTO migration (version) VALUES (999)')
    expect(codeOf(() => openShard(driver, deriveKeys(secret), new Map([[0, kek]]), random))).toBe(
      'database-newer',
    )
  })
})
