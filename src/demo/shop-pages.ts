// The shop's pages: each decides what to show, sends that to the service, and renders when the links are there.
import { Hono } from 'hono'
import type { Decision } from '../contract/decision.js'
import { currentProductTerm, currentQueryTerm } from './context-terms.js'
import { decideSlate, SYSTEM_VERSION } from './decide.js'
import { decideAd } from './decide-ad.js'
import { decideBanner } from './decide-banner.js'
import { decidePrice } from './decide-price.js'
import { OFFER_PRODUCT, offerFor } from './offer.js'
import { accountPage } from './pages/account-page.js'
import { basketPage } from './pages/basket-page.js'
import { choicesPage } from './pages/choices-page.js'
import { homePage } from './pages/home.js'
import { productPage } from './pages/product-page.js'
import { allProductsPage, searchPage } from './pages/search-page.js'
import { findProduct, products } from './product.js'
import { searchQuery } from './request.js'
import { rankProducts } from './score.js'
import { NO_LINKS } from './send-slate.js'
import type { Shop } from './shop-state.js'
import { queryMatch } from './similarity.js'
import { cameHome, looked, searched } from './visitor.js'

const recommender = { id: 'home-recs', version: SYSTEM_VERSION }

/** Routes for every page of the shop. */
export function shopPages(shop: Shop): Hono {
  const pages = new Hono()

  pages.get('/', async c => {
    const visit = shop.begin(c, cameHome)
    const ranked = rankProducts(products, visit)
    const slate = decideSlate(visit, ranked, 10, {
      place: 'suggestions',
      kind: 'recommendation',
      surface: 'home.suggestions',
      system: recommender,
    })
    const banner = decideBanner(visit)
    const ad = decideAd(visit)
    const offer = offerFor(visit)
    const price = offer && { offer, decision: decidePrice(visit, offer, 'home.offer') }
    const links = await shop.send(visit, [
      ...slate,
      banner,
      ...(price ? [price.decision] : []),
      ...(ad ? [ad.decision] : []),
    ])
    const suggestions = pair(ranked, slate)
    return c.html(
      homePage(shop.view(c, visit, links), { season: visit.season, banner, suggestions, ad, offer: price }),
    )
  })

  pages.get('/product/:id', async c => {
    const product = findProduct(c.req.param('id'))
    if (!product) return c.notFound()
    const visit = shop.begin(c, (visitor, at) => looked(visitor, product.id, at))
    const others = products.filter(candidate => candidate.id !== product.id)
    const ranked = rankProducts(others, visit, currentProductTerm(product, visit))
    const slate = decideSlate(visit, ranked, 4, {
      place: 'related',
      kind: 'recommendation',
      surface: 'product.related',
      system: recommender,
    })
    const offer = product.id === OFFER_PRODUCT ? offerFor(visit) : null
    const priceDecision = offer ? decidePrice(visit, offer, 'product.price') : null
    const links = await shop.send(visit, priceDecision ? [...slate, priceDecision] : slate)
    const inBasket = visit.visitor.basket.some(act => act.what === product.id)
    const related = pair(ranked, slate)
    return c.html(
      productPage(shop.view(c, visit, links), { product, offer, priceDecision, inBasket, related }),
    )
  })

  pages.get('/search', async c => {
    const query = searchQuery(c)
    if (query === '') return c.html(allProductsPage(shop.view(c, shop.begin(c), NO_LINKS)))
    // The search itself is remembered for later pages only; this page ranks by what was known before it.
    const before = shop.begin(c)
    const matching = products.filter(product => queryMatch(query, product) > 0)
    const ranked = rankProducts(matching, before, currentQueryTerm(query))
    const slate = decideSlate(before, ranked, 10, {
      place: 'results',
      kind: 'ranking',
      surface: 'search.results',
      system: { id: 'shop-search', version: SYSTEM_VERSION },
    })
    shop.keep(searched(before.visitor, query, before.now))
    const links = await shop.send(before, slate)
    return c.html(searchPage(shop.view(c, before, links), query, pair(ranked, slate)))
  })

  pages.get('/basket', async c => {
    const visit = shop.begin(c)
    const offer = visit.visitor.basket.some(act => act.what === OFFER_PRODUCT) ? offerFor(visit) : null
    const decision = offer ? decidePrice(visit, offer, 'basket.price') : null
    const links = await shop.send(visit, decision ? [decision] : [])
    const lines = visit.visitor.basket.flatMap(act => {
      const product = findProduct(act.what)
      if (!product) return []
      const offered = product.id === OFFER_PRODUCT
      return [{ product, offer: offered ? offer : null, priceDecision: offered ? decision : null }]
    })
    return c.html(basketPage(shop.view(c, visit, links), lines))
  })

  pages.get('/choices', c => {
    const visit = shop.begin(c)
    const saved = c.req.query('saved') === '1'
    return c.html(
      choicesPage(shop.view(c, visit, NO_LINKS), { visitor: visit.visitor, gpc: visit.gpc, saved }),
    )
  })

  pages.get('/account', c => {
    const visit = shop.begin(c)
    return c.html(accountPage(shop.view(c, visit, NO_LINKS), { visitor: visit.visitor, now: visit.now }))
  })

  return pages
}

/** Each decision with what it decided on: they stand in the same order. */
function pair<S>(ranked: readonly S[], slate: readonly Decision[]) {
  return ranked.slice(0, slate.length).flatMap((scored, index) => {
    const decision = slate[index]
    return decision ? [{ scored, decision }] : []
  })
}
