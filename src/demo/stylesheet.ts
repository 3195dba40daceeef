// The shop's look: system fonts, warm paper by day, forest by night, phone first. One file, no requests elsewhere.

export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #faf7f1; --card: #ffffff; --ink: #23261f; --quiet: #55594c; --line: #e3ddd0;
  --accent: #9c3f1e; --accent-ink: #ffffff; --field: #ffffff; --field-line: #84806f; --wash: #f1ece0; --count: #2f5a3c;
  --serif: ui-serif, "Iowan Old Style", Palatino, "Palatino Linotype", "Book Antiqua", Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171b17; --card: #20261f; --ink: #eeece3; --quiet: #b9bcab; --line: #363d33;
    --accent: #f0a27c; --accent-ink: #23120a; --field: #171b17; --field-line: #8d927f; --wash: #242b23; --count: #9fd0a9;
  }
  .picture, .landscape { filter: brightness(.88); }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, p, dl, ol, ul, fieldset { margin: 0; }
h1, h2, .brand { font-family: var(--serif); font-weight: 600; line-height: 1.2; letter-spacing: -.01em; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.5rem); }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.0625rem; line-height: 1.35; font-weight: 600; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.quiet { color: var(--quiet); }
.lead { font-size: 1.1875rem; color: var(--quiet); max-width: 38rem; }
.note { background: var(--wash); border-left: 3px solid var(--field-line); padding: .625rem 1rem; margin-bottom: 1.5rem; border-radius: 0 6px 6px 0; }

.top, main, footer { max-width: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.75rem; padding-block: 1rem; }
.brand { display: inline-flex; align-items: center; gap: .5rem; font-size: 1.5rem; color: inherit; text-decoration: none; min-height: 2.75rem; }
.mark { width: 1.75rem; height: 1.75rem; }
.top nav { display: flex; flex-wrap: wrap; gap: 0 1rem; width: 100%; font-size: .9375rem; }
.top nav a { color: inherit; text-decoration: none; padding-block: .5rem; }
.top nav a:hover { text-decoration: underline; }
.count { display: inline-block; min-width: 1.5em; padding: 0 .4em; border-radius: 1em; background: var(--count); color: var(--paper); font-size: .8125rem; line-height: 1.5em; text-align: center; }
.search { display: flex; flex: 1 1 15rem; min-width: 0; gap: .5rem; }
.search input { flex: 1; min-width: 0; }
input[type=search], select { font: inherit; color: inherit; background: var(--field); border: 1px solid var(--field-line); border-radius: 8px; padding: .5rem .75rem; min-height: 2.75rem; }
input::placeholder { color: var(--quiet); opacity: 1; }
button { font: inherit; font-weight: 600; color: var(--accent-ink); background: var(--accent); border: 1px solid var(--accent); border-radius: 8px; padding: .5rem 1.125rem; min-height: 2.75rem; cursor: pointer; }
button:hover { filter: brightness(1.08); }
button.plain { font-weight: 400; font-size: .9375rem; color: var(--quiet); background: none; border: 0; padding: 0; min-height: 2rem; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }

main { padding-block: .5rem 4rem; }
main section + section, .pair, .product + section { margin-top: clamp(2.5rem, 6vw, 4rem); }
.told { background: var(--wash); border-radius: 16px; padding: clamp(1rem, 3.5vw, 1.5rem); display: grid; gap: .25rem 2rem; align-items: center; }
.told h2 { font: 600 1.0625rem/1.35 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; letter-spacing: 0; }
.told p { font-size: .9375rem; max-width: 48rem; }
.told form { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; max-width: 24rem; margin-top: .75rem; }
.told form button { padding-inline: .5rem; }
main .told + section, .told + h1, .told + article { margin-top: clamp(1.5rem, 4vw, 2.25rem); }

.banner { position: relative; overflow: hidden; border-radius: 20px; background: var(--wash); display: grid; min-height: 19rem; align-items: end; }
.landscape { position: absolute; inset: 0; width: 100%; height: 100%; }
.banner-text { position: relative; margin: clamp(.75rem, 3vw, 1.5rem); padding: 1.125rem 1.375rem; max-width: 30rem; border-radius: 14px; background: var(--paper); }
.banner-text p { margin-block: .375rem .5rem; }

.grid { list-style: none; padding: 0; margin-top: 1.25rem; display: grid; gap: clamp(.75rem, 2.5vw, 1.25rem); grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr)); }
.grid > li { display: grid; }
.card { display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: 16px; overflow: hidden; }
.picture { display: block; width: 100%; height: auto; aspect-ratio: 4 / 3; }
.card-text { display: flex; flex-direction: column; flex: 1; padding: .75rem clamp(.75rem, 2.5vw, 1rem) .875rem; }
.card h2, .card h3 { hyphens: auto; }
.card h2 { font: 600 1rem/1.35 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; letter-spacing: 0; }
.card h2 a, .card h3 a, .feature h3 a { color: inherit; text-decoration: none; }
.card h2 a:hover, .card h3 a:hover, .feature h3 a:hover { text-decoration: underline; }
.price { font-variant-numeric: tabular-nums; margin-top: .125rem; }
.price.big { font-size: 1.5rem; margin-top: 1rem; }
.price.big .quiet { font-size: 1rem; }
.notice { font-size: .9375rem; font-weight: 600; margin-top: .375rem; }
.card-foot { margin-top: auto; padding-top: .625rem; font-size: .875rem; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 1rem; }
why-this { --why-accent: var(--accent); --why-background: var(--card); --why-text: var(--ink); }
.why { display: inline-block; font-size: .9375rem; padding-block: .3rem; }
.card-foot .why, .card-foot button { font-size: inherit; }

.pair { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.pair section + section { margin-top: 0; }
.feature { display: flex; flex-wrap: wrap; background: var(--card); border: 1px solid var(--line); border-radius: 16px; overflow: hidden; }
.feature .picture { flex: 1 1 11rem; width: 11rem; min-height: 11rem; aspect-ratio: auto; }
.feature > div { flex: 3 1 14rem; padding: 1.125rem 1.375rem 1.25rem; }
.feature h2 { font-size: 1rem; font-family: inherit; letter-spacing: 0; color: var(--quiet); margin-bottom: .25rem; }
.feature h3 { font-size: 1.1875rem; }
.feature .ad-mark { display: inline-block; border: 1px solid var(--field-line); border-radius: 6px; padding: 0 .5rem; color: var(--ink); font-size: .875rem; line-height: 1.6; }

.product { display: grid; gap: 1.5rem clamp(1.5rem, 5vw, 3.5rem); align-items: center; }
.product .picture { border-radius: 20px; }
.product .lead { margin-top: .625rem; }
.product form, .product p + p { margin-top: .75rem; }

.lines { list-style: none; padding: 0; margin-top: 1.25rem; border-top: 1px solid var(--line); }
.lines li { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding-block: .875rem; border-bottom: 1px solid var(--line); }
.lines .picture { width: 6rem; border-radius: 10px; }
.lines li > div { flex: 1 1 10rem; }
.total { margin-block: 1rem .5rem; font-size: 1.1875rem; }

.letter { max-width: 42rem; }
.letter .lead { margin-top: .5rem; }
.letter .note { margin: 1.25rem 0 0; }
.letter section { border-top: 1px solid var(--line); padding-top: 1.75rem; margin-top: 2.25rem; }
fieldset { border: 0; padding: 0; margin-top: 1.25rem; min-width: 0; }
legend { font-weight: 600; padding: 0; }
fieldset label:target { background: var(--wash); box-shadow: 0 0 0 .5rem var(--wash); border-radius: 2px; }
fieldset label { display: flex; align-items: center; gap: .625rem; min-height: 2.5rem; padding-block: .375rem; line-height: 1.35; scroll-margin-top: 6rem; }
input[type=radio], input[type=checkbox] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); flex: none; }
.help { color: var(--quiet); display: grid; gap: .5rem; margin-block: .125rem .375rem; }
.field { margin-top: 1rem; display: grid; gap: .375rem; justify-items: start; }
.field label { font-weight: 600; }
.letter h3 { margin-top: .75rem; color: var(--quiet); font-size: .9375rem; }
.orders { padding-left: 1.25rem; }
.letter form > button { margin-top: 1.25rem; }
.spaced { margin-top: 1.25rem; }
dl { margin-block: .875rem; }
dl > div { padding-block: .5rem; border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); font-size: .9375rem; }
dd { margin: 0; }

.engineer .lead { margin-block: .5rem 2rem; }
.engineer h3 { margin-top: 1.5rem; font-size: 1.1875rem; }
.engineer h4 { margin: 1.25rem 0 .25rem; font-size: .9375rem; color: var(--quiet); }
.engineer summary { padding-block: .625rem; cursor: pointer; }
.engineer ol, .engineer ul { padding-left: 2.125rem; display: grid; gap: .375rem; }
.engineer ol + p { margin-top: .5rem; }
.engineer .headline { font: 600 1.375rem/1.3 var(--serif); margin-top: .5rem; }
.engineer .sent { margin-top: .75rem; columns: 17rem; column-gap: 2.5rem; display: block; }
.sent li { padding-block: .25rem; break-inside: avoid; }
.sent a { display: inline-block; padding-block: .125rem; }
.sent a[aria-current] { font-weight: 600; color: inherit; text-decoration: none; }
.kind, .place { font: .8125rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--quiet); }
.beside { display: grid; gap: 0 clamp(1.5rem, 4vw, 3rem); }
.beside > section { min-width: 0; }
main .beside > section + section { margin-top: 0; }
.sum { width: 100%; border-collapse: collapse; margin-block: .5rem 1rem; font-size: .9375rem; }
.sum caption { text-align: left; color: var(--quiet); padding-bottom: .25rem; }
.sum th { text-align: left; font-weight: 400; overflow-wrap: anywhere; }
.sum code { font-size: .8125rem; margin-right: .25rem; }
.sum td { text-align: right; font-variant-numeric: tabular-nums; vertical-align: top; }
.sum th, .sum td { border-top: 1px solid var(--line); padding-block: .3125rem; }
.sum tfoot th, .sum tfoot td { border-top: 2px solid var(--field-line); font-weight: 600; }
pre { margin: .25rem 0 1.25rem; padding: 1rem; background: var(--wash); border-radius: 10px; overflow: auto; max-height: 32rem; font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.specimen { display: grid; gap: 1.5rem; align-items: start; border: 2px dashed var(--field-line); border-radius: 20px; padding: clamp(1.125rem, 4vw, 2rem); }
.specimen h2 { margin-bottom: .5rem; }
.specimen .card { max-width: 20rem; }

footer { border-top: 1px solid var(--line); padding-block: 1.5rem 2.5rem; display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; color: var(--quiet); font-size: .9375rem; }
footer a { color: inherit; }

@media (min-width: 40rem) { .grid { grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); } }
@media (min-width: 48rem) {
  .told { grid-template-columns: 1fr auto; }
  .told h2, .told p { grid-column: 1; }
  .told form { grid-template-columns: repeat(2, minmax(8.5rem, 1fr)); grid-column: 2; grid-row: 1 / span 2; margin-top: 0; }
  .top nav { width: auto; font-size: inherit; gap: 0 1.25rem; }
  .product, .specimen { grid-template-columns: 1fr 1fr; }
  .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
@media (min-width: 70rem) { .grid { grid-template-columns: repeat(5, 1fr); } .product + section .grid { grid-template-columns: repeat(4, 1fr); } }
@media print { .top nav, .search, .told form, button { display: none; } }
`
