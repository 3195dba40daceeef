// Where the visitor chooses what may be used, says what they like, reads what is remembered, and can have it forgotten.
import { html } from 'hono/html'
import { DEFAULT_RETENTION_DAYS } from '../../contract/catalogue.js'
import { catalogue } from '../catalogue.js'
import type { Html } from '../html.js'
import { fill, type Words } from '../language.js'
import { switchableBy } from '../left-out.js'
import { findProduct } from '../product.js'
import { IDLE_HOURS, isSwitchedOff, type Visitor } from '../visitor.js'
import { layout } from './layout.js'
import type { View } from './view.js'

/** What the visitor may choose from on this page; forms accept nothing else. */
export const activityKeys = ['hiking', 'trekking', 'running', 'camping', 'winter', 'family'] as const
export const placeKeys = ['DE', 'AT', 'CH', 'US-NY'] as const
export const shoeSizes = [36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46] as const

export type ChoicesContent = {
  readonly visitor: Visitor
  readonly gpc: boolean
  readonly saved: boolean
}

export function choicesPage(view: View, { visitor, gpc, saved }: ChoicesContent): Html {
  const { words } = view
  return layout(
    view,
    words.choicesTitle,
    html`<div class="letter">
<h1>${words.choicesTitle}</h1>
<p class="lead">${words.choicesIntro}</p>
${saved ? html`<p class="note" role="status">${words.saved}</p>` : ''}
<section aria-labelledby="may-use"><h2 id="may-use">${words.mayUse}</h2>
<form method="post" action="/choices"><input type="hidden" name="to" value="/choices?saved=1">
${onOff('this_visit', words.visitLabel, [fill(words.visitHelp, { hours: IDLE_HOURS }), words.visitGround], !isSwitchedOff(visitor), words)}
${visitor.customer === null ? '' : onOff('past_orders', words.ordersLabel, [words.ordersHelp], visitor.pastOrders?.what === 'given', words)}
${onOff('personal_ads', words.adsLabel, [words.adsHelp], visitor.personalAds?.what === 'given', words)}
${gpc ? html`<p class="quiet">${words.gpcNote}</p>` : ''}
${isSwitchedOff(visitor) ? '' : eachSignal(visitor, view)}
<button>${words.save}</button></form></section>
${profileSection(visitor, words)}
${memorySection(visitor, view)}
</div>`,
  )
}

function onOff(name: string, label: string, help: readonly string[], on: boolean, words: Words): Html {
  const paragraphs = help.map(text => html`<p>${text}</p>`)
  return html`<fieldset><legend>${label}</legend><div class="help" id="${name}-help">${paragraphs}</div>
<label><input type="radio" name="${name}" value="on" aria-describedby="${name}-help"${on ? html` checked` : ''}> ${words.on}</label>
<label><input type="radio" name="${name}" value="off" aria-describedby="${name}-help"${on ? '' : html` checked`}> ${words.off}</label></fieldset>`
}

/** Every signal that can be switched off, by the catalogue's own names. */
function eachSignal(visitor: Visitor, { words, language }: View): Html {
  const boxes = switchableBy(visitor).map(
    ({ key, name }) =>
      html`<label id="${key}"><input type="checkbox" name="signal" value="${key}"${visitor.switchedOff.includes(key) ? '' : html` checked`}> ${name[language]}</label>`,
  )
  return html`<fieldset><legend>${words.eachLabel}</legend><p class="quiet">${words.eachHelp}</p><input type="hidden" name="each" value="1">${boxes}</fieldset>`
}

function profileSection(visitor: Visitor, words: Words): Html {
  return html`<section aria-labelledby="about-you"><h2 id="about-you">${words.aboutYou}</h2>
<form method="post" action="/profile">
${isSwitchedOff(visitor) ? html`<p class="quiet">${words.tellSwitchedOff}</p>` : likesFields(visitor, words)}
<p class="field"><label for="deliver-to">${words.deliverLabel}</label>
<span class="quiet" id="deliver-help">${words.deliverHelp}</span>
<select aria-describedby="deliver-help" id="deliver-to" name="deliver_to"><option value="">${words.deliverNone}</option>${placeKeys.map(key => option(key, words.places[key], visitor.deliverTo === key))}</select></p>
<button>${words.save}</button></form></section>`
}

/** What orders the pages once it is told; asked only where it would be used. */
function likesFields(visitor: Visitor, words: Words): Html {
  const liked = visitor.activities?.what ?? []
  const boxes = activityKeys.map(
    key =>
      html`<label><input type="checkbox" name="activity" value="${key}"${liked.includes(key) ? html` checked` : ''}> ${words.activities[key]}</label>`,
  )
  return html`<fieldset><legend>${words.activitiesLabel}</legend><p class="quiet">${words.activitiesHelp}</p>${boxes}</fieldset>
<p class="field"><label for="shoe-size">${words.shoeSizeLabel}</label>
<select id="shoe-size" name="shoe_size"><option value="">${words.shoeSizeNone}</option>${shoeSizes.map(size => option(String(size), String(size), visitor.shoeSize?.what === size))}</select></p>`
}

function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}"${selected ? html` selected` : ''}>${label}</option>`
}

function memorySection(visitor: Visitor, { words, language }: View): Html {
  const titles = (ids: readonly { readonly what: string }[]) =>
    ids.map(act => findProduct(act.what)?.title[language] ?? act.what).join(' · ')
  const rows: readonly (readonly [string, string])[] = [
    [words.rememberedViewed, titles(visitor.viewed)],
    [words.rememberedSearched, visitor.searched.map(act => act.what).join(' · ')],
    [words.basket, titles(visitor.basket)],
    [words.rememberedHidden, titles(visitor.hidden)],
    [words.rememberedVisits, visitor.visits.what > 0 ? String(visitor.visits.what) : ''],
  ]
  const days = catalogue.retention_days ?? DEFAULT_RETENTION_DAYS
  const filled = rows.filter(([, text]) => text !== '')
  return html`<section aria-labelledby="remembered"><h2 id="remembered">${words.remembered}</h2>
${filled.length === 0 ? html`<p>${words.rememberedNothing}</p>` : html`<dl>${filled.map(([name, text]) => html`<div><dt>${name}</dt><dd><bdi>${text}</bdi></dd></div>`)}</dl>`}
<p class="quiet">${fill(words.recordsKept, { days })}</p>
<form method="post" action="/forget"><p class="quiet spaced" id="forget-help">${fill(words.forgetHelp, { days })}</p><button aria-describedby="forget-help">${words.forget}</button></form></section>`
}
