// The headers of every page, and of every answer behind a link: what keeps it with its reader. No script, no frame,
// no referrer, no copy in a cache or a search engine.
import { contentSecurityPolicy } from '../rendering/content-security-policy.js'

/** Headers for a page under `policy`; by default the one that the templates' own style needs. */
export function pageHeaders(policy: string = contentSecurityPolicy): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=()',
    'X-Robots-Tag': 'noindex, nofollow',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  }
}
