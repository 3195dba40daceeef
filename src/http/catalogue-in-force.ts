// The catalogue for a page that must be shown even where there is none to be had.
import type { Catalogue } from '../contract/catalogue.js'
import type { Dependencies } from './dependencies.js'
import { describeFailure } from './describe-failure.js'
import type { RequestContext } from './env.js'

/** Null also where the registry fails: the page that tells of a failure must not fail itself. The log says so. */
export async function catalogueInForce(
  c: RequestContext,
  { registry }: Dependencies,
): Promise<Catalogue | null> {
  try {
    return (await registry.currentCatalogue()).catalogue
  } catch (error) {
    c.set('failure', c.get('failure') ?? describeFailure(error))
    return null
  }
}
