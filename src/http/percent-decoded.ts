// Text in a header: percent-encoded UTF-8, because a header carries ASCII alone.

/** The text, or null where it was not encoded so. */
export function percentDecoded(written: string): string | null {
  // Anything but ASCII was not encoded, and a space stands where a server joined two headers to one.
  if (!/^[!-~]+$/.test(written)) return null
  try {
    return decodeURIComponent(written)
  } catch {
    return null
  }
}
