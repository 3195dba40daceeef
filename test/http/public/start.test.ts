import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCatalogue } from '../../builders/catalogue.js'
import { startService, type TestService } from '../../service.js'

let service: TestService
beforeAll(async () => {
  service = await startService({ catalogue: aCatalogue() })
})
afterAll(() => service.close())

describe('GET /', () => {
  it('says what the service is and whose, in the reader’s language', async () => {
    const english = await service.request('/')
    expect(english.status).toBe(200)
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await english.text()).toContain('Northpath')
    const german = await service.request('/', { headers: { 'accept-language': 'de' } })
    expect(await german.text()).toContain('<html lang="de"')
    expect(german.headers.get('vary')).toContain('Accept-Language')
  })
})
