// The registry of a running service, over its own HTTP interface with an admin key.
import * as z from 'zod'
import { catalogue as catalogueSchema } from '../contract/catalogue.js'
import { credentialSummary } from '../contract/credential.js'
import { fieldError } from '../contract/field-error.js'
import type { CommandRegistry } from './command-registry.js'
import { refusal, remoteService } from './remote-service.js'

const summaries = z.object({ keys: z.array(credentialSummary) })
const made = credentialSummary.pick({ id: true, role: true, name: true }).extend({ key: z.string() })
const published = z.object({ version: z.int(), warnings: z.array(fieldError) })
const versioned = z.object({ version: z.int(), catalogue: catalogueSchema.nullable() })

/** Speaks to the service at `url`. Throws `Refused` for a missing key and for what the service refuses. */
export function remoteRegistry(url: string, key: string | undefined): CommandRegistry {
  const { call, read, post, remove } = remoteService(url, key)
  return {
    createKey: (role, name) => post('v1/keys', { role, name }, made),
    listKeys: async () => (await read(await call('v1/keys'), summaries)).keys,
    revokeKey: id => remove(`v1/keys/${encodeURIComponent(id)}`),
    async publishCatalogue(source, form) {
      const answer = await call('v1/catalogue', {
        method: 'PUT',
        headers: { 'content-type': `application/${form}` },
        body: source,
      })
      if (answer.status === 422) return { ok: false, errors: refusal.parse(await answer.json()).errors ?? [] }
      return { ok: true, ...(await read(answer, published)) }
    },
    async currentCatalogue() {
      return read(await call('v1/catalogue'), versioned)
    },
    async catalogue(version) {
      const answer = await call(`v1/catalogue?version=${version}`)
      return answer.status === 404 ? null : read(answer, versioned)
    },
  }
}
