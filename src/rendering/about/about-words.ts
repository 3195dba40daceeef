// The first account: who it is, which systems choose, and where the data is described.
import type { About } from '../../contract/about.js'
import { type Account, frameOf, tell, tellIfAny } from './account.js'
import { systemUrl } from './system-url.js'

/** `GET /about` in words. */
export function aboutWords(account: Account): About {
  const { speech, catalogue, publicUrl } = account
  const systems = Object.entries(catalogue?.systems ?? {})
  return {
    ...frameOf(account),
    systems: systems.map(([id, { name, kind, summary }]) => ({
      id,
      name: tell(speech, name),
      kind: { code: kind, text: speech.messages[`kind.${kind}`]() },
      summary: tellIfAny(speech, summary),
      url: systemUrl(publicUrl, id),
    })),
    data: { count: Object.keys(catalogue?.signals ?? {}).length, url: `${publicUrl}/about/data` },
  }
}
