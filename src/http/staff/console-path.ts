// The paths that a sign-in may lead back to: pages of the console, without a query, which may hold what was searched for.

/** The path where it is one of the console, else null. */
export function consolePath(path: string): string | null {
  return /^\/staff(\/[\w-]+)*$/.test(path) ? path : null
}
