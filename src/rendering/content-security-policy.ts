// What a page of ours may load: its own style and nothing else.
import { styleSource } from './generated/versions.js'

/** The policy of every page: the one inline style by its hash, no script, no request, no frame around it. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src '${styleSource}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
