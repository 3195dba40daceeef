// Keeps the end of a sentence right whatever was put into it: a title or a declared text may bring its own full stop.

/** The sentence with exactly one full stop at its end, and no doubled one inside. */
export function sentence(text: string): string {
  const end = clauseEnd(text)
  return `${text.slice(0, end).replace(/(?<!\.)\.\.(?=\s)/g, '.')}.`
}

/** A text without full stops at its end, to be put into a sentence. */
export function clause(text: string): string {
  return text.slice(0, clauseEnd(text)).trimStart()
}

/** Where the full stops and blanks at the end begin. */
function clauseEnd(text: string): number {
  let end = text.length
  while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end--
  return end
}
