import { describe, expect, it } from 'vitest'
import { preferredType } from '../../src/http/preferred-type.js'

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'

describe('preferredType', () => {
  it.each([
    [undefined, 'html'],
    ['', 'html'],
    ['*/*', 'html'],
    [browser, 'html'],
    ['application/json', 'json'],
    ['application/problem+json', 'json'],
    ['application/json, text/plain, */*', 'json'],
    ['text/html;q=0.5, application/json', 'json'],
    ['text/html, application/json;q=0.9', 'html'],
    ['text/html, application/json', 'html'],
    ['text/*, application/json;q=0.9', 'html'],
    ['application/json;q=0, */*', 'html'],
    ['APPLICATION/JSON; Q=1', 'json'],
    ['image/png', 'html'],
    [';;,q=', 'html'],
  ])('reads %j as %s for a page', (accept, expected) => {
    expect(preferredType(accept, 'html')).toBe(expected)
  })

  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    [browser, 'html'],
    ['text/html', 'html'],
    ['application/json', 'json'],
  ])('reads %j as %s for the API', (accept, expected) => {
    expect(preferredType(accept, 'json')).toBe(expected)
  })
})
