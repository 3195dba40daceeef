// The frame of every page: head, header with search, the quiet note when explanations are missing, footer.
import { html } from 'hono/html'
import type { Html } from '../html.js'
import type { View } from './view.js'

/** A whole page around its content. */
export function layout(view: View, title: string, content: Html, query = ''): Html {
  const { words, language } = view
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.shop}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop.css">
${view.widgetFrom === null ? '' : html`<script type="module" async src="${view.widgetFrom}/widget.js"></script>`}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="top">
<a class="brand" href="/">${mark}<span>${words.shop}</span></a>
<form class="search" action="/search" role="search">
<label class="hidden" for="q">${words.searchLabel}</label>
<input id="q" name="q" type="search" maxlength="80" value="${query}" placeholder="${words.searchLabel}" autocomplete="off">
<button>${words.search}</button>
</form>
<nav aria-label="${words.shop}">
<a href="/search">${words.allProducts}</a>
<a href="/basket">${words.basket}${view.basketCount > 0 ? html` <span class="count">${view.basketCount}</span>` : ''}</a>
<a href="/choices">${words.choices}</a>
<a href="/account">${view.customerName ?? words.signIn}</a>
${languageLink(view)}
</nav>
</header>
<main id="content">
${view.explanationsDown ? html`<p class="note" role="status">${words.explanationsDown}</p>` : ''}
${content}
</main>
<footer>
<p>${words.footer}</p>
<p><a href="/engineer">${words.engineer}</a></p>
</footer>
</body>
</html>`
}

/** The same page in the other language; its own word for itself. */
function languageLink({ here, language, words }: View): Html {
  const other = language === 'en' ? 'de' : 'en'
  const url = new URL(here, 'http://shop.invalid')
  url.searchParams.set('lang', other)
  return html`<a href="${url.pathname}${url.search}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>`
}

/** The shop's sign: a needle that points north. */
export const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="M16 5 L20.5 16 H11.5Z" fill="#c2552f"/><path d="M16 27 L11.5 16 H20.5Z" fill="currentColor"/></svg>`
