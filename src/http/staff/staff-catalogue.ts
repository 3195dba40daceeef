// The state of the catalogue as a page: for those who keep it, with what it lacks.
import { Hono } from 'hono'
import type { CatalogueState } from '../../registry/port.js'
import type { CatalogueFacts } from '../../rendering/staff/catalogue/catalogue-view.js'
import { renderCatalogue } from '../../rendering/staff/render-catalogue.js'
import { ShardsAway } from '../../shard/port.js'
import type { Dependencies } from '../dependencies.js'
import { describeFailure } from '../describe-failure.js'
import type { Env, RequestContext } from '../env.js'
import { routes } from '../routes.js'
import { answerStaff } from './answer-staff.js'

/** Versions that are compared with the one before; older ones are listed. */
const COMPARED = 10

/** `GET /staff/catalogue`. */
export function cataloguePage(deps: Dependencies) {
  return new Hono<Env>().get(routes.showCatalogue.path, async c => {
    const state = await deps.registry.catalogueState()
    const [history, seen] = await Promise.all([withCatalogues(state, deps), seenOrAway(c, deps)])
    return answerStaff(c, deps, 200, around => renderCatalogue(around, { ...state, history, seen }))
  })
}

function withCatalogues({ history }: CatalogueState, { registry }: Dependencies) {
  return Promise.all(
    history.map(async (published, at): Promise<CatalogueFacts['history'][number]> => {
      const found = at <= COMPARED ? await registry.catalogue(published.version) : null
      return { ...published, catalogue: found?.catalogue ?? null }
    }),
  )
}

/** The catalogue is told of all the same where no shard answers. */
async function seenOrAway(c: RequestContext, { shards }: Dependencies): Promise<CatalogueFacts['seen']> {
  try {
    return await shards.seen()
  } catch (error) {
    if (!(error instanceof ShardsAway)) throw error
    c.set('failure', describeFailure(error.cause))
    return null
  }
}
