import { describe, expect, it } from 'vitest'
import { contactView, safeHref } from '../../../src/rendering/page/safe-href.js'

describe('safeHref', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'http://example.com/',
    '//example.com',
    '/relative',
    '',
  ])('refuses %j', address => {
    expect(safeHref(address)).toBeNull()
  })

  it.each(['https://example.com/', 'http://localhost:8787/', 'http://127.0.0.1/', 'mailto:a@example.com'])(
    'lets %j through',
    address => {
      expect(safeHref(address)).toBe(address)
    },
  )
})

describe('contactView', () => {
  it.each([
    ['privacy@shop.example', 'mailto:privacy@shop.example'],
    ['https://shop.example/contact', 'https://shop.example/contact'],
    ['Shop, Main street 1', null],
    ['a@b.example?bcc=c@d.example', null],
    ['javascript:alert(1)', null],
    ['x"onclick=@b.example', null],
  ])('reads %j', (contact, href) => {
    expect(contactView(contact)).toEqual({ text: contact, href })
  })
})
