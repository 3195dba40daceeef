import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ConfigRefused, type Environment, readConfig } from '../../src/runtime/config.js'

const key = () => randomBytes(32).toString('base64url')

function refusal(environment: Environment): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigRefused) return error.message
    throw error
  }
  return ''
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      port: 8787,
      data: 'data',
      keysFile: 'data/keys',
      publicUrl: 'http://localhost:8787',
      plainLoopback: true,
    })
    expect(config).toMatchObject({ secret: null, epochs: null, adminKey: null, origins: [] })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', WHEREFORE_SECRET: '' })).toMatchObject({ port: 8787, secret: null })
  })

  it('reads every setting', () => {
    const [secret, zero, seven] = [key(), key(), key()]
    const config = readConfig({
      PORT: '9000',
      WHEREFORE_DATA: '/srv/why',
      WHEREFORE_PUBLIC_URL: 'https://why.example.com/',
      WHEREFORE_SECRET: secret,
      WHEREFORE_KEK: `0:${zero}, 7:${seven}`,
      WHEREFORE_ADMIN_KEY: 'a'.repeat(32),
      WHEREFORE_ORIGINS: 'https://shop.example, https://feed.example:8443',
    })
    expect(config).toMatchObject({
      port: 9000,
      keysFile: '/srv/why/keys',
      publicUrl: 'https://why.example.com',
      plainLoopback: false,
    })
    expect(config.origins).toEqual(['https://shop.example', 'https://feed.example:8443'])
    expect(
      [...(config.epochs ?? [])].map(([epoch, bytes]) => [epoch, Buffer.from(bytes).toString('base64url')]),
    ).toEqual([
      [0, zero],
      [7, seven],
    ])
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['WHEREFORE_PUBLIC_URL', 'http://why.example.com'],
    ['WHEREFORE_PUBLIC_URL', 'why.example.com'],
    ['WHEREFORE_SECRET', 'short'],
    ['WHEREFORE_KEK', 'no-epoch'],
    ['WHEREFORE_KEK', `0:${'A'.repeat(43)},0:${'B'.repeat(43)}`],
    ['WHEREFORE_ADMIN_KEY', 'too short'],
    ['WHEREFORE_ADMIN_KEY', 'long enough, but no header can carry it'],
    ['WHEREFORE_ORIGINS', 'https://shop.example/path'],
  ])('says which variable is wrong, and never its value: %s', (name, value) => {
    const message = refusal({ [name]: value })
    expect(message).toContain(name)
    expect(message).toContain('must be')
    expect(message).not.toContain(value)
  })
})
