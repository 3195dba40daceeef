import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/runtime/node/sqlite-driver.js'
import { DatabaseNewer, type Migration, migrate } from '../../src/storage/migrate.js'

const first: Migration = { version: 1, statements: ['CREATE TABLE a (n INTEGER) STRICT'] }
const second: Migration = {
  version: 2,
  statements: ['CREATE TABLE b (n INTEGER) STRICT', 'INSERT INTO b (n) VALUES (7)'],
}

describe('migrate', () => {
  it('applies what is missing, once, in order', () => {
    const driver = openSqlite(':memory:')
    migrate(driver, [first])
    migrate(driver, [first, second])
    migrate(driver, [first, second])
    expect(driver.all('SELECT n FROM b')).toEqual([{ n: 7 }])
    expect(driver.all('SELECT version FROM migration ORDER BY version')).toEqual([
      { version: 1 },
      { version: 2 },
    ])
  })

  it('leaves nothing of a migration that fails', () => {
    const driver = openSqlite(':memory:')
    migrate(driver, [first])
    const broken: Migration = { version: 2, statements: ['CREATE TABLE b (n INTEGER) STRICT', 'nonsense'] }
    expect(() => migrate(driver, [first, broken])).toThrow(/syntax error/)
    expect(driver.all("SELECT name FROM sqlite_master WHERE name = 'b'")).toEqual([])
    migrate(driver, [first, second])
    expect(driver.all('SELECT n FROM b')).toEqual([{ n: 7 }])
  })

  it('refuses a database that knows more than this build', () => {
    const driver = openSqlite(':memory:')
    migrate(driver, [first, second])
    expect(() => migrate(driver, [first])).toThrow(DatabaseNewer)
  })
})
