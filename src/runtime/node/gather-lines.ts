// Log lines of one turn of the event loop are written together: each write is a system call of its own, and under
// load there are many lines a turn. A process that is killed loses at most the lines of its last turn.

/** Gives a function that takes one line at a time; `write` gets them joined. */
export function gatherLines(write: (text: string) => void): (line: object) => void {
  let waiting = ''
  return line => {
    if (waiting === '') {
      setImmediate(() => {
        const text = waiting
        waiting = ''
        write(text)
      })
    }
    waiting += `${JSON.stringify(line)}\n`
  }
}
