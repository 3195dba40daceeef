// How a body fails to unpack. The runtime's `gunzip` throws these; reading a body turns them into problems.

/** The unpacked body is over its limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** The bytes are not what their encoding says. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
