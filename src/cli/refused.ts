// A command that cannot do what it was asked, said in words for a terminal.

export class Refused extends Error {
  override readonly name = 'Refused'
  /** The words of the command were off (exit status 2), not the thing itself (1). */
  readonly usage: boolean
  constructor(message: string, usage = false) {
    super(message)
    this.usage = usage
  }
}
