// Who one is in this demonstration: somebody new, or one of the shop's invented customers with past orders.
import { html } from 'hono/html'
import { type Customer, customers, purchasesOf } from '../customer.js'
import type { Html } from '../html.js'
import { fill, type Language } from '../language.js'
import { findProduct } from '../product.js'
import type { Visitor } from '../visitor.js'
import { layout } from './layout.js'
import type { View } from './view.js'

export type AccountContent = { readonly visitor: Visitor; readonly now: number }

export function accountPage(view: View, { visitor, now }: AccountContent): Html {
  const { words } = view
  return layout(
    view,
    words.accountTitle,
    html`<div class="letter">
<h1>${words.accountTitle}</h1>
<p class="lead">${words.accountIntro} ${words.accountAgain}</p>
${customers.map(customer => customerSection(view, customer, visitor, now))}
<section aria-labelledby="nobody"><h2 id="nobody">${words.nobodyTitle}</h2><p>${words.nobodyText}</p>
${visitor.customer === null ? html`<p class="quiet">${words.youAre}</p>` : beForm('', words.beNobody)}</section>
</div>`,
  )
}

function customerSection({ words, language }: View, customer: Customer, visitor: Visitor, now: number): Html {
  const { id, name, about } = customer
  const orders = purchasesOf(customer, now).map(
    ({ what, at }) =>
      html`<li>${findProduct(what)?.title[language] ?? what} <span class="quiet">· <time datetime="${new Date(at).toISOString().slice(0, 10)}">${dateIn(language, at)}</time></span></li>`,
  )
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2><p>${about[language]}</p>
<h3>${words.ordersOf}</h3><ul class="orders">${orders}</ul>
${visitor.customer === id ? html`<p class="quiet">${words.youAre}</p>` : beForm(id, fill(words.beCustomer, { name }))}</section>`
}

function beForm(customer: string, label: string): Html {
  return html`<form method="post" action="/account"><button name="customer" value="${customer}">${label}</button></form>`
}

function dateIn(language: Language, at: number): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Berlin',
  }).format(at)
}
