// The shop's forms: each changes what is remembered of the visitor and goes back to a page of the shop.
import { type Context, Hono } from 'hono'
import { findCustomer } from './customer.js'
import { switchableBy } from './left-out.js'
import { activityKeys, placeKeys, shoeSizes } from './pages/choices-page.js'
import { findProduct } from './product.js'
import { holdAnswer, holdSwitchedOff, ownPath } from './request.js'
import type { Shop } from './shop-state.js'
import {
  answerConsent,
  answerThisVisit,
  hid,
  putInBasket,
  takeFromBasket,
  told,
  type Visitor,
} from './visitor.js'

/** Routes for every form of the shop. What a form sends beyond its own choices is ignored. */
export function shopActions(shop: Shop): Hono {
  const forms = new Hono()

  forms.post('/choices', async c => {
    const form = await c.req.formData()
    const at = shop.now()
    const thisVisit = form.get('this_visit')
    const ads = form.get('personal_ads')
    const orders = form.get('past_orders')
    let visitor = shop.visitor(c)
    if (isOnOff(thisVisit)) {
      visitor = answerThisVisit(visitor, thisVisit, at)
      holdAnswer(c, { what: thisVisit, at })
      if (thisVisit === 'off') shop.forgetSlate(visitor.id)
    }
    if (isOnOff(ads)) visitor = answerConsent(visitor, 'personalAds', ads, at)
    if (isOnOff(orders) && visitor.customer !== null)
      visitor = answerConsent(visitor, 'pastOrders', orders, at)
    if (form.has('each')) {
      holdSwitchedOff(c, switchedOffBy(form, visitor))
    }
    shop.keep(visitor)
    return c.redirect(ownPath(form.get('to')), 303)
  })

  forms.post('/profile', async c => {
    const form = await c.req.formData()
    const activities = activityKeys.filter(key => form.getAll('activity').includes(key))
    const shoeSize = shoeSizes.find(size => String(size) === form.get('shoe_size')) ?? null
    const deliverTo = placeKeys.find(key => key === form.get('deliver_to')) ?? null
    shop.keep({ ...told(shop.visitor(c), { activities, shoeSize }, shop.now()), deliverTo })
    return c.redirect('/choices?saved=1', 303)
  })

  forms.post('/basket', c => withProduct(c, putInBasket))
  forms.post('/basket/remove', c => withProduct(c, takeFromBasket, '/basket'))
  forms.post('/hide', c => withProduct(c, hid))

  forms.post('/account', async c => {
    const id = (await c.req.formData()).get('customer')
    shop.become(c, (typeof id === 'string' ? findCustomer(id) : undefined) ?? null)
    return c.redirect('/', 303)
  })

  forms.post('/forget', c => {
    shop.forget(shop.visitor(c).id)
    return c.redirect('/choices?saved=1', 303)
  })

  async function withProduct(
    c: Context,
    change: (visitor: Visitor, product: string, at: number) => Visitor,
    back?: string,
  ): Promise<Response> {
    const form = await c.req.formData()
    const id = form.get('product')
    const product = typeof id === 'string' ? findProduct(id) : undefined
    if (product) shop.keep(change(shop.visitor(c), product.id, shop.now()))
    return c.redirect(back ?? ownPath(form.get('to')), 303)
  }

  return forms
}

/** What stood on the page without a tick; what did not stand there stays as it was. */
function switchedOffBy(form: FormData, visitor: Visitor): readonly string[] {
  const shown = switchableBy(visitor).map(({ key }) => key)
  const ticked = form.getAll('signal')
  return [
    ...shown.filter(key => !ticked.includes(key)),
    ...visitor.switchedOff.filter(key => !shown.includes(key)),
  ]
}

function isOnOff(value: unknown): value is 'on' | 'off' {
  return value === 'on' || value === 'off'
}
