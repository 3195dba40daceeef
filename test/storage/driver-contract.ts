// What every driver must do. Run against better-sqlite3 on Node and against a Durable Object's storage on the edge.
import { describe, expect, it } from 'vitest'
import type { Driver } from '../../src/storage/driver.js'

/** The suite for one driver; `open` gives an empty database each time. */
export function driverContract(name: string, open: () => Driver): void {
  describe(`${name} as a driver`, () => {
    const table = () => {
      const driver = open()
      driver.run('CREATE TABLE t (n INTEGER PRIMARY KEY, i INTEGER, r REAL, s TEXT, b BLOB) STRICT')
      return driver
    }

    it('gives back every kind of value as it was', () => {
      const driver = table()
      const bytes = Uint8Array.of(0, 1, 255)
      driver.run(
        'INSERT INTO t (i, r, s, b) VALUES (?, ?, ?, ?)',
        Number.MAX_SAFE_INTEGER,
        0.1,
        'é\u{1F600}\u202E',
        bytes,
      )
      driver.run('INSERT INTO t (i, r, s, b) VALUES (?, ?, ?, ?)', null, null, null, null)
      const [full, empty] = driver.all('SELECT i, r, s, b FROM t ORDER BY n')
      expect(full).toMatchObject({ i: Number.MAX_SAFE_INTEGER, r: 0.1, s: 'é\u{1F600}\u202E' })
      expect(full?.b).toBeInstanceOf(Uint8Array)
      expect([...(full?.b instanceof Uint8Array ? full.b : [])]).toEqual([0, 1, 255])
      expect(empty).toEqual({ i: null, r: null, s: null, b: null })
    })

    it('gives the rows that a statement changed, by RETURNING', () => {
      const driver = table()
      expect(driver.all('INSERT INTO t (i) VALUES (1), (2), (3) RETURNING n')).toEqual([
        { n: 1 },
        { n: 2 },
        { n: 3 },
      ])
      expect(driver.all('UPDATE t SET i = 9 WHERE i > ? RETURNING n', 1)).toEqual([{ n: 2 }, { n: 3 }])
      expect(driver.all('DELETE FROM t WHERE i = ? RETURNING n', 100)).toEqual([])
    })

    it('commits what a transaction gives back, and rolls back what it throws', () => {
      const driver = table()
      expect(driver.transaction(() => driver.all('INSERT INTO t (i) VALUES (1) RETURNING i'))).toEqual([
        { i: 1 },
      ])
      const failing = () =>
        driver.transaction(() => {
          driver.run('INSERT INTO t (i) VALUES (2)')
          throw new Error('no')
        })
      expect(failing).toThrow('no')
      expect(driver.all('SELECT i FROM t')).toEqual([{ i: 1 }])
    })

    it('nests: an inner failure rolls back alone, an outer one takes all', () => {
      const driver = table()
      const insert = (i: number) => driver.run('INSERT INTO t (i) VALUES (?)', i)
      driver.transaction(() => {
        insert(1)
        expect(() =>
          driver.transaction(() => {
            insert(2)
            throw new Error('inner')
          }),
        ).toThrow('inner')
        insert(3)
      })
      expect(driver.all('SELECT i FROM t ORDER BY n')).toEqual([{ i: 1 }, { i: 3 }])
      expect(() =>
        driver.transaction(() => {
          driver.transaction(() => insert(4))
          throw new Error('outer')
        }),
      ).toThrow('outer')
      expect(driver.all('SELECT i FROM t ORDER BY n')).toEqual([{ i: 1 }, { i: 3 }])
    })

    it('enforces STRICT types, CHECK and foreign keys', () => {
      const driver = open()
      driver.run('CREATE TABLE parent (no INTEGER PRIMARY KEY) STRICT')
      driver.run(
        'CREATE TABLE child (no INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (no), b BLOB CHECK (length(b) = 2)) STRICT',
      )
      driver.run('INSERT INTO parent (no) VALUES (1)')
      expect(() => driver.run('INSERT INTO child (parent, b) VALUES (?, ?)', 2, Uint8Array.of(1, 2))).toThrow(
        /FOREIGN KEY/i,
      )
      expect(() => driver.run('INSERT INTO child (parent, b) VALUES (?, ?)', 1, Uint8Array.of(1))).toThrow(
        /CHECK/i,
      )
      expect(() => driver.run('INSERT INTO child (parent, b) VALUES (?, ?)', 1, 'text')).toThrow(/BLOB/i)
    })
  })
}
