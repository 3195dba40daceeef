// Elements by hand: no markup is ever parsed, so a value can be nothing but text, and Trusted Types have nothing to say.

type Made = keyof HTMLElementTagNameMap

/** What may be set on a new element; `part` and `style` take strings, as their setters do. */
type Given<Tag extends Made> = Partial<Omit<HTMLElementTagNameMap[Tag], 'part' | 'style'>> & {
  readonly part?: string
  readonly style?: string
}

/** A new element with these properties and children. A string is a text, never markup. */
export function element<Tag extends Made>(
  tag: Tag,
  given: Given<Tag> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), given) as HTMLElementTagNameMap[Tag] // what was given is of it
  made.append(...children)
  return made
}
