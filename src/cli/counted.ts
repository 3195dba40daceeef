// Numbers as a person reads them in a terminal.

export function number(value: number): string {
  return value.toLocaleString('en')
}

/** So many of something. */
export function counted(value: number, one: string): string {
  return `${number(value)} ${one}${value === 1 ? '' : 's'}`
}
