// No template may hold a value where escaping does not make it safe. The check itself is shown to bite first.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unsafePlaces } from './check-template.js'

const folder = resolve(import.meta.dirname, '../../templates')
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
  path.endsWith('.hbs'),
)

describe('unsafePlaces', () => {
  it.each([
    ['{{{title}}}', 'not escaped'],
    ['{{& title}}', 'not escaped'],
    ['<p class={{kind}}>', 'outside quotes'],
    ['<p {{attributes}}>', 'outside quotes'],
    ["<p class='{{kind}}'>", 'outside quotes'],
    ['<p {{#if a}}{{b}}{{/if}}>', 'outside quotes'],
    ['<style>p{color:{{color}} }</style>', 'in a script or style'],
    ['<script>const a = "{{a}}"</script>', 'in a script or style'],
    ['<p style="color:{{color}}">', 'in style'],
    ['<p onclick="go({{a}})">', 'in onclick'],
    ['<a href="{{url}}">', 'in href'],
    ['<a href="javascript:{{href}}">', 'beside other text'],
    ['<img src="{{href}}">', 'in src'],
    ['{{#each a}}<a href="{{this.address}}">{{/each}}', 'in href'],
  ])('finds %s', (source, what) => {
    expect(unsafePlaces(source).join()).toContain(what)
  })

  it.each([
    '<p>{{a}}</p>',
    '<a href="{{link.href}}">{{text}}</a>',
    '<p class="{{#if a}}b{{/if}} {{c}}">{{> d}}</p>',
  ])('lets %s be', source => {
    expect(unsafePlaces(source)).toEqual([])
  })
})

describe('the templates', () => {
  it('are all looked at', () => {
    expect(templates.length).toBeGreaterThan(8)
  })

  it.each(templates)('%s holds values only where they are safe', path => {
    expect(unsafePlaces(readFileSync(join(folder, path), 'utf8'))).toEqual([])
  })

  it.each(templates)('%s has no script', path => {
    expect(readFileSync(join(folder, path), 'utf8')).not.toMatch(/<script|javascript:|\son[a-z]+=/i)
  })
})
