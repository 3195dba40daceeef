// Reading a column that the schema says is a blob.

/** The bytes of a blob column. Throws where the column holds something else: the schema forbids it. */
export function blob(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new Error('a column that holds bytes holds something else')
}
