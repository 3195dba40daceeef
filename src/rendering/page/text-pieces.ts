// Sets values apart inside a sentence, so that a title in another writing direction cannot reorder the words around
// it. The sentence stays the same, letter for letter.

/** A sentence in pieces; the isolated ones go into `<bdi>`. */
export type TextPieces = readonly { readonly text: string; readonly isolated: boolean }[]

/** The sentence with the first place of each value set apart. */
export function textPieces(sentence: string, values: readonly (string | null | undefined)[]): TextPieces {
  let pieces = [{ text: sentence, isolated: false }]
  for (const value of values) if (value) pieces = setApart(pieces, value)
  return pieces
}

function setApart(pieces: { text: string; isolated: boolean }[], value: string): typeof pieces {
  const at = pieces.findIndex(({ text, isolated }) => !isolated && text.includes(value))
  const piece = pieces[at]
  if (!piece) return pieces
  const start = piece.text.indexOf(value)
  const parts = [
    { text: piece.text.slice(0, start), isolated: false },
    { text: value, isolated: true },
    { text: piece.text.slice(start + value.length), isolated: false },
  ]
  return [...pieces.slice(0, at), ...parts.filter(({ text }) => text !== ''), ...pieces.slice(at + 1)]
}
