import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigRefused, readConfig } from '../../../src/runtime/config.js'
import { loadSecrets } from '../../../src/runtime/node/key-file.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wherefore-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const config = (environment: Record<string, string> = {}) =>
  readConfig({ WHEREFORE_DATA: folder, ...environment })

describe('loadSecrets', () => {
  it('makes keys on first start, mode 0600, with a warning, and finds them again', () => {
    const made = loadSecrets(config(), false)
    expect(made.warnings.join()).toContain('made new keys')
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o600)
    const again = loadSecrets(config(), true)
    expect(again).toEqual({ ...made, warnings: [] })
    expect(again.secret.length).toBe(32)
  })

  it('makes nothing new where data is there whose keys are missing', () => {
    expect(() => loadSecrets(config(), true)).toThrow(ConfigRefused)
    expect(existsSync(join(folder, 'keys'))).toBe(false)
  })

  it('lets settings win over the file, one by one', () => {
    const made = loadSecrets(config(), false)
    const secret = 'A'.repeat(43)
    const mixed = loadSecrets(config({ WHEREFORE_SECRET: secret }), true)
    expect(Buffer.from(mixed.secret)).toEqual(Buffer.alloc(32))
    expect(mixed.epochs).toEqual(made.epochs)
  })

  it('needs no file where both are set', () => {
    const environment = { WHEREFORE_SECRET: 'A'.repeat(43), WHEREFORE_KEK: `3:${'A'.repeat(43)}` }
    expect(loadSecrets(config(environment), true).epochs.size).toBe(1)
    expect(existsSync(join(folder, 'keys'))).toBe(false)
  })

  it('refuses a damaged file, and warns of one that others can read', () => {
    writeFileSync(join(folder, 'keys'), 'WHEREFORE_SECRET=nonsense\n')
    expect(() => loadSecrets(config(), true)).toThrow(ConfigRefused)
    const kept = `WHEREFORE_SECRET=${'A'.repeat(43)}\nWHEREFORE_KEK=0:${'A'.repeat(43)}\n`
    writeFileSync(join(folder, 'keys'), kept)
    expect(loadSecrets(config(), true).warnings.join()).toContain('chmod 600')
  })
})
