// The spelling of strings, keys, times and addresses in the contract (docs: wire contract, "Spelling and lengths").
// Every limit stands here or in the schema that uses it, so that OpenAPI can say it too.
import * as z from 'zod'

/** A key as producers spell signals, surfaces, systems, purposes and experiments: 1-100 characters. */
export const key = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
    'must be 1-100 of A-Z a-z 0-9 . _ : - and begin with a letter or digit',
  )

/** A string of at most `max` UTF-16 units. */
export const text = (max: number) => z.string().max(max, `must be at most ${max} characters long`)

/** A string of 1 to `max` UTF-16 units. */
export const name = (max: number) => text(max).min(1, 'must not be empty')

/** RFC 3339 date and time with an offset; seconds are required, as RFC 3339 section 5.6 asks. */
export const timestamp = z.iso
  .datetime({
    offset: true,
    error: 'must be an RFC 3339 date and time with an offset, such as 2026-05-03T10:00:00Z',
  })
  .max(40, 'must be at most 40 characters long')
  .regex(/T\d\d:\d\d:\d\d/, 'must say the seconds')

/** A finite number of at most 1e12 in size: scores and contributions, in the score's own unit. */
export const quantity = z.number().min(-1e12, 'must be at least -1e12').max(1e12, 'must be at most 1e12')

/** A decimal amount of money as a string, so that no digit is lost. */
export const amount = z
  .string()
  .max(40)
  .regex(/^-?\d+(\.\d+)?$/, 'must be a decimal number as a string, such as "19.90"')

/** ISO 4217 currency code. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, such as EUR')

/** ISO 3166-1 alpha-2 country or ISO 3166-2 subdivision. */
export const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'must be an ISO 3166 code, such as DE or US-NY')

/** BCP 47 language tag. */
export const language = z
  .string()
  .max(60, 'must be at most 60 characters long')
  .refine(isLanguageTag, 'must be a BCP 47 language tag, such as de or pt-BR')

/**
 * An address: https, or http where the host is this machine. Whether http on loopback holds depends on the
 * deployment's own public address; `isPlainLoopbackUrl` tells which addresses that question is about.
 */
export const address = (max: number) =>
  text(max)
    .refine(isAddress, 'must be an https address, such as https://shop.example/item/1')
    .describe('an https address; http for a host on loopback while the service itself is on loopback')

/** True for the addresses that hold only while the service itself is on loopback. */
export function isPlainLoopbackUrl(value: string): boolean {
  return /^http:/i.test(value)
}

/** True for the host names that mean this machine (RFC 6761, RFC 5735, RFC 4291). */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}

function isAddress(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || /[\s\\]/.test(value)) return false
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return url.protocol === 'https:' || isLoopbackHost(url.hostname)
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
