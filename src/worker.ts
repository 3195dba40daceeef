// The service on Cloudflare Workers. Everything that is stored lies in the Durable Objects.

import type { WorkerEnvironment } from './runtime/workers/environment.js'
import { type EdgeService, openEdgeService } from './runtime/workers/open-edge-service.js'
import { sayRefusal } from './runtime/workers/say-refusal.js'

export { RegistryObject, ShardObject } from './runtime/workers/durable-objects.js'

let opened: EdgeService | null = null

export default {
  async fetch(request: Request, environment: WorkerEnvironment): Promise<Response> {
    try {
      opened ??= await openEdgeService(environment)
    } catch (error) {
      return sayRefusal(error)
    }
    return opened.fetch(request)
  },
}
