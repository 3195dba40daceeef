// Text from a file or from decisions, before it meets a terminal: nothing in it may move the cursor or colour anything.

/** A tab as one space, so that a caret stands right; what a terminal would act on, or hide, as a dot. */
export function terminalText(text: string): string {
  return text.replaceAll('\t', ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
}
