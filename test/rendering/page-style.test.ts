// What one writes from left to right another reads from right to left: the page's style names no side of the screen.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const templates = resolve(import.meta.dirname, '../../templates')
const style = readFileSync(resolve(templates, 'page.css'), 'utf8').replaceAll(/\/\*.*?\*\//gs, '')

describe('templates/page.css', () => {
  it('speaks of start and end, never of left and right', () => {
    expect(style.match(/^.*\b(?:left|right)\b.*$/gim) ?? []).toEqual([])
  })

  it('gives margin and padding the same on both sides where it gives four values at once', () => {
    const uneven = [...style.matchAll(/(?:margin|padding|inset|border-width):([^;]+);/g)].filter(
      ([, values = '']) => {
        const [, end, , start] = values.trim().split(/\s+/)
        return start !== undefined && start !== end
      },
    )
    expect(uneven).toEqual([])
  })
})
