// Where the shop answers, as an address to open.

/** A host that stands for every address of the machine is reached as localhost; an IPv6 address stands in brackets. */
export function shopAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
