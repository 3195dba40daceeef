// What one request to the service may hold. The contract says the same beside its schemas, which cannot be imported
// here as values: they would bring zod along. test/client/limits.test.ts holds the two together.

/** Most decisions in one request. */
export const REQUEST_DECISIONS = 1000
/** Most bytes of a body as sent: the contract's 1 MiB, less some room. */
export const REQUEST_BYTES = 1024 * 1024 - 1024
/** Most bytes of a body once unpacked: the contract's 8 MiB, less some room. */
export const UNPACKED_BYTES = 8 * 1024 * 1024 - 64 * 1024
