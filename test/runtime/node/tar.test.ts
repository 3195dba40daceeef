import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tarEnd, tarHeader, tarPadding } from '../../../src/runtime/node/tar.js'

const entry = { name: 'a.db', modifiedAt: 1_700_000_000, user: 1234, group: 5678 }

it('makes files that the system’s own tar lists and unpacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wherefore-tar-'))
  const bytes = Buffer.from('content '.repeat(100))
  writeFileSync(
    join(folder, 'x.tar'),
    Buffer.concat([tarHeader({ ...entry, bytes: bytes.length }), bytes, tarPadding(bytes.length), tarEnd]),
  )
  const listed = execFileSync('tar', ['--numeric-owner', '-tvf', join(folder, 'x.tar')], { encoding: 'utf8' })
  expect(listed).toMatch(/^-rw------- 1234\/5678 +800 2023-11-14 .* a\.db\n$/)
  execFileSync('tar', ['--no-same-owner', '-xf', join(folder, 'x.tar'), '-C', folder])
  expect(readFileSync(join(folder, 'a.db'))).toEqual(bytes)
  rmSync(folder, { recursive: true })
})

it('writes sizes past 8 GiB and large owner numbers so that tar reads them', () => {
  const header = tarHeader({ ...entry, bytes: 13_000_000_000, user: 4_000_000_000 })
  // The file itself is not there, which tar says too, after it has listed what it read.
  const { stdout } = spawnSync('tar', ['--numeric-owner', '-tvf', '-'], { input: header, encoding: 'utf8' })
  expect(stdout).toContain('4000000000/5678 13000000000')
})
