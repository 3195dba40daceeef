// A statement as the page shows it: its words, and the places it rests on as an attribute anyone can check.

/** The text and the pointers, parted by spaces. */
export function told({ text, pointers }: { readonly text: string; readonly pointers: readonly string[] }): {
  readonly text: string
  readonly pointers: string
} {
  return { text, pointers: pointers.join(' ') }
}
