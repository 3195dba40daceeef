/** After the requests that arrived meanwhile. A timer, which both platforms have. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
