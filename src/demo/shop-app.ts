// The shop as an HTTP application: pages and forms that need no client JavaScript. The only script is the widget's.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { engineerCorner } from './engineer-corner.js'
import type { Html } from './html.js'
import { wordsIn } from './language.js'
import { layout, mark } from './pages/layout.js'
import type { View } from './pages/view.js'
import { isForeignForm, languageOf } from './request.js'
import { NO_LINKS } from './send-slate.js'
import { shopActions } from './shop-actions.js'
import { shopPages } from './shop-pages.js'
import type { Shop } from './shop-state.js'
import { stylesheet } from './stylesheet.js'

const DAY = { 'cache-control': 'public, max-age=86400' }
const FAVICON = String(mark).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" color="#4a5a3a" ')

/** Every page and form of the shop. `log` gets one line at a time, never about a person. */
export function createShopApp(shop: Shop, log: (line: string) => void): Hono {
  const app = new Hono()

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        ...(shop.widgetFrom !== null && { scriptSrc: [shop.widgetFrom], connectSrc: [shop.widgetFrom] }),
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // `no-referrer` would make the browser send `Origin: null` with our own forms.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    }),
  )
  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  app.use(bodyLimit({ maxSize: 16 * 1024 }))
  app.use(async (c, next) => {
    if (c.req.method === 'POST' && isForeignForm(c)) return c.text(wordsIn(languageOf(c)).refused, 403)
    return next()
  })

  app.get('/shop.css', c => c.body(stylesheet, 200, { ...DAY, 'content-type': 'text/css; charset=utf-8' }))
  app.get('/favicon.svg', c => c.body(FAVICON, 200, { ...DAY, 'content-type': 'image/svg+xml' }))

  app.route('/', shopPages(shop))
  app.route('/', shopActions(shop))
  app.route('/', engineerCorner(shop))

  app.notFound(c => {
    const view = shop.view(c, shop.begin(c), NO_LINKS)
    return c.html(message(view, view.words.notFound), 404)
  })
  app.onError((error, c) => {
    log(`a page failed: ${error.name}`)
    return c.text(wordsIn(languageOf(c)).failed, 500)
  })
  return app
}

function message(view: View, text: string): Html {
  return layout(view, text, html`<h1>${text}</h1><p><a href="/">${view.words.back}</a></p>`)
}
