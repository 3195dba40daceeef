// What a log line may say of a failure: its code or its name. A message may repeat what was sent.

/** An error's code, such as `SQLITE_FULL`, else its name. */
export function describeCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
