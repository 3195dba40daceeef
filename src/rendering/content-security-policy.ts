// What a page of ours may load: its own style and nothing else.
import { scriptSource, staffScriptSource, staffStyleSource, styleSource } from './generated/versions.js'

/** The policy of every page: the one inline style by its hash, no script, no request, no frame around it. */
export const contentSecurityPolicy = policy(["frame-ancestors 'none'"])

/** The policy of the console's pages: its own style and script, forms to this service alone, no frame around it. */
export const staffPolicy = policy(
  [`script-src '${staffScriptSource}'`, "frame-ancestors 'none'"],
  staffStyleSource,
)

/** The policy of a page that pages of `origins` may frame: it may also run its one script, by its hash. */
export function framedPolicy(origins: readonly string[]): string {
  return policy([`script-src '${scriptSource}'`, `frame-ancestors ${origins.join(' ') || "'none'"}`])
}

function policy(more: readonly string[], style: string = styleSource): string {
  const same = ["default-src 'none'", `style-src '${style}'`, "base-uri 'none'", "form-action 'self'"]
  return [...same, ...more].join('; ')
}
