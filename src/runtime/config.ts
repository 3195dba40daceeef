// Settings from the environment, read once. What is wrong is said with the variable's name and how to mend it.
import * as z from 'zod'
import { type StaffRole, staffRole } from '../contract/staff-member.js'
import { isLoopbackHost } from '../contract/text.js'

export type Config = {
  readonly host: string
  readonly port: number
  /** The folder of the databases. */
  readonly data: string
  /** The file of keys that were made at first start. */
  readonly keysFile: string
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly plainLoopback: boolean
  /** 32 bytes, or null: then the keys file holds it. */
  readonly secret: Uint8Array | null
  /** 32 bytes an epoch, or null: then the keys file holds them. */
  readonly epochs: ReadonlyMap<number, Uint8Array> | null
  readonly adminKey: string | null
  readonly origins: readonly string[]
  /** How many persons each of the staff may be shown in an hour. */
  readonly lookupsPerHour: number
  /** The identity provider of staff, or null: then sign-in links are the only way in. */
  readonly oidc: OidcConfig | null
}

export type OidcConfig = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** The claim that roles are read from; a dot leads into a claim. */
  readonly roleClaim: string
  /** Value of that claim → role; null where the values are the roles' own names. */
  readonly roleMap: ReadonlyMap<string, StaffRole> | null
}

/** A setting is not usable. The message names the variable, never its value. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused'
  readonly code = 'config-refused'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings. Throws `ConfigRefused` naming every variable that is wrong. */
export function readConfig(environment: Environment): Config {
  const read = settings.safeParse(present(environment))
  if (!read.success) {
    const lines = read.error.issues.map(issue => `${String(issue.path[0])} ${issue.message}`)
    throw new ConfigRefused(lines.join('\n'))
  }
  const given = read.data
  const publicUrl = given.WHEREFORE_PUBLIC_URL ?? `http://localhost:${given.PORT}`
  return {
    host: given.HOST,
    port: given.PORT,
    data: given.WHEREFORE_DATA,
    keysFile: given.WHEREFORE_KEYS ?? `${given.WHEREFORE_DATA}/keys`,
    publicUrl,
    plainLoopback: isLoopbackHost(new URL(publicUrl).hostname),
    secret: given.WHEREFORE_SECRET ?? null,
    epochs: given.WHEREFORE_KEK ?? null,
    adminKey: given.WHEREFORE_ADMIN_KEY ?? null,
    origins: given.WHEREFORE_ORIGINS,
    lookupsPerHour: given.WHEREFORE_LOOKUPS_PER_HOUR,
    oidc: oidcOf(given),
  }
}

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine(port => port <= 65_535, 'must be a port number of at most 65535')
    .default(8787),
  WHEREFORE_DATA: z.string().default('data'),
  WHEREFORE_KEYS: z.string().optional(),
  WHEREFORE_PUBLIC_URL: z
    .string()
    .transform(value => value.replace(/\/+$/, ''))
    .refine(isPublicUrl, 'must be an https address, or http on loopback, without query or fragment')
    .optional(),
  WHEREFORE_SECRET: z.string().transform(secretOf).optional(),
  WHEREFORE_KEK: z.string().transform(epochsOf).optional(),
  WHEREFORE_ADMIN_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, 'must be at least 32 printable ASCII characters without a space')
    .optional(),
  WHEREFORE_ORIGINS: z.string().default('').transform(originsOf),
  WHEREFORE_LOOKUPS_PER_HOUR: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1 to 9999999')
    .transform(Number)
    .default(600),
  OIDC_ISSUER: z
    .string()
    .refine(isPublicUrl, 'must be an https address, or http on loopback, without query or fragment')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z.string().default('openid profile email'),
  OIDC_ROLE_CLAIM: z.string().default('roles'),
  OIDC_ROLE_MAP: z.string().transform(roleMapOf).optional(),
})

/** All three or none: half a setting is a mistake, and would leave a door that does not open. */
function oidcOf(given: z.output<typeof settings>): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given
  if (issuer && clientId && clientSecret) {
    const roleMap = given.OIDC_ROLE_MAP ?? null
    return {
      issuer,
      clientId,
      clientSecret,
      scope: given.OIDC_SCOPE,
      roleClaim: given.OIDC_ROLE_CLAIM,
      roleMap,
    }
  }
  const named = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }
  const missing = Object.entries(named).filter(([, value]) => !value)
  if (missing.length === 3) return null
  throw new ConfigRefused(missing.map(([name]) => `${name} must be set, as others of OIDC_ are`).join('\n'))
}

/** An empty variable is one that is not set. */
function present(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1]),
  )
}

/** 32 bytes from their base64url spelling, or null. */
export function thirtyTwoBytes(value: string): Uint8Array | null {
  const bytes = Buffer.from(value.trim(), 'base64url')
  return bytes.length === 32 && bytes.toString('base64url') === value.trim() ? bytes : null
}

function secretOf(value: string, context: z.RefinementCtx): Uint8Array {
  const bytes = thirtyTwoBytes(value)
  if (bytes) return bytes
  context.addIssue({
    code: 'custom',
    message: 'must be 32 bytes as base64url without padding (43 characters)',
  })
  return z.NEVER
}

function epochsOf(value: string, context: z.RefinementCtx): ReadonlyMap<number, Uint8Array> {
  const epochs = new Map<number, Uint8Array>()
  for (const part of value.split(',')) {
    const [, epoch, key = ''] = /^\s*(\d{1,9}):(.+)$/.exec(part) ?? []
    const bytes = thirtyTwoBytes(key)
    if (epoch === undefined || !bytes || epochs.has(Number(epoch))) {
      context.addIssue({
        code: 'custom',
        message: 'must be like 0:<32 bytes as base64url>, several by comma, each epoch once',
      })
      return z.NEVER
    }
    epochs.set(Number(epoch), bytes)
  }
  return epochs
}

function roleMapOf(value: string, context: z.RefinementCtx): ReadonlyMap<string, StaffRole> {
  const map = new Map<string, StaffRole>()
  for (const pair of value.split(',')) {
    const [, from = '', to = ''] = /^\s*(.+)=\s*(\w+)\s*$/.exec(pair) ?? []
    const role = staffRole.safeParse(to)
    if (!role.success) {
      const message = `must be like agents=support,dpo=privacy, with the roles ${staffRole.options.join(', ')}`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    map.set(from.trim(), role.data)
  }
  return map
}

function originsOf(value: string, context: z.RefinementCtx): readonly string[] {
  const origins = value
    .split(',')
    .map(origin => origin.trim())
    .filter(Boolean)
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      context.addIssue({
        code: 'custom',
        message: 'must be origins such as https://shop.example, several by comma',
      })
      return z.NEVER
    }
  }
  return origins
}

function isPublicUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  if (url.search || url.hash || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))
}
