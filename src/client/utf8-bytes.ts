// Bytes of a text on the wire, without making them.

/** How many bytes a text takes in UTF-8. It holds no lone surrogate: JSON.stringify escapes those. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    // Half of a pair is two of its four bytes.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2
  }
  return bytes
}
