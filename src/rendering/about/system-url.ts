// Where the account of a system stands.

/** The address of a system's account; ids hold nothing that an address would change. */
export function systemUrl(publicUrl: string, id: string): string {
  return `${publicUrl}/about/systems/${encodeURIComponent(id)}`
}
