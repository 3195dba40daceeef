// A picture of each kind of product, drawn from plain shapes in the product's colour, in front of its landscape.
// Decoration: the title beside it says what it is.
import { html } from 'hono/html'
import type { Html } from './html.js'
import type { Product } from './product.js'
import { scene } from './scene.js'

type Ink = { readonly main: string; readonly dark: string; readonly light: string }

const inks: Readonly<Record<string, Ink>> = {
  rust: { main: '#b8512f', dark: '#7c2f1a', light: '#e79a72' },
  moss: { main: '#5d7f3c', dark: '#38521f', light: '#a9c47f' },
  sea: { main: '#2f6d86', dark: '#184657', light: '#8dbccb' },
  amber: { main: '#d99a2b', dark: '#93610f', light: '#f6d386' },
}
const fallbackInk: Ink = { main: '#5d7f3c', dark: '#38521f', light: '#a9c47f' }

const drawings: Readonly<Record<string, (ink: Ink) => Html>> = {
  boots: ({ main, dark, light }) => html`
<path d="M112 66 q26 -10 56 0 l4 62 q12 18 44 26 q16 5 16 24 v8 h-122 q-4 -58 2 -120Z" fill="${main}"/>
<path d="M110 74 q30 -12 60 0 l-1 -12 q-28 -10 -58 0Z" fill="${light}"/>
<path d="M108 184 h126 v12 q0 6 -6 6 h-14 v-5 h-10 v5 h-18 v-5 h-10 v5 h-18 v-5 h-10 v5 h-34 q-6 0 -6 -6Z" fill="#2c2622"/>
<path d="M198 146 q34 6 34 32 v8 h-28 q6 -22 -6 -40Z" fill="${dark}"/>
<path d="M112 160 q16 2 20 26 h-22Z" fill="${dark}"/>
<g stroke="${light}" stroke-width="4" stroke-linecap="round"><path d="M150 88 l22 -4 M150 104 l24 -4 M152 120 l24 -4 M160 136 l24 -6 M176 148 l18 -8"/></g>`,
  shoes: ({ main, dark, light }) => html`
<path d="M84 126 q10 16 34 12 q16 -4 24 -18 q20 34 64 40 q34 4 36 24 v4 H82 q-6 -34 2 -62Z" fill="${main}"/>
<path d="M196 158 q42 0 46 28 h-34 q-2 -16 -12 -28Z" fill="${dark}"/>
<path d="M84 126 q10 16 34 12 l-4 14 q-22 2 -32 -10Z" fill="${light}"/>
<path d="M78 186 h166 q4 14 -10 16 H92 q-14 0 -14 -16Z" fill="#f7f2e8"/>
<path d="M84 200 l8 6 8 -6 8 6 8 -6 8 6 8 -6 8 6 8 -6 8 6 8 -6 8 6 8 -6 8 6 8 -6 8 6 8 -6 8 6 8 -6Z" fill="${dark}"/>
<path d="M100 178 q40 -2 72 -22" stroke="${light}" stroke-width="6" fill="none" stroke-linecap="round"/>
<g stroke="#f7f2e8" stroke-width="4" stroke-linecap="round"><path d="M146 136 l14 -8 M158 146 l14 -8 M172 154 l12 -8"/></g>`,
  socks: ({ main, dark, light }) => html`
<g transform="rotate(6 130 140)"><path d="M98 64 h40 v72 q0 12 12 18 l18 10 q16 10 8 24 q-8 12 -26 8 l-36 -12 q-18 -8 -17 -28Z" fill="${dark}"/></g>
<path d="M132 60 h44 v74 q0 12 14 20 l22 12 q18 12 8 28 q-8 12 -28 6 l-42 -14 q-20 -8 -19 -30Z" fill="${main}"/>
<path d="M132 60 h44 v20 h-44Z" fill="${light}"/><path d="M132 96 h44 v8 h-44Z M132 112 h44 v8 h-44Z" fill="${light}"/>
<path d="M204 162 q24 10 18 28 q-6 12 -24 8 q-4 -22 6 -36Z" fill="${light}"/>
<path d="M133 152 q14 -10 26 2 q2 14 -8 24 q-18 -8 -18 -26Z" fill="${dark}"/>`,
  tent: ({ main, dark, light }) => html`
<path d="M160 74 L258 200 H62Z" fill="${main}"/><path d="M160 74 L258 200 H196Z" fill="${dark}"/>
<path d="M160 84 L196 200 H126Z" fill="#f7e6b6"/><path d="M160 84 L160 200 H126Z" fill="${light}"/>
<path d="M160 84 L126 200 H112Z" fill="${light}" opacity=".7"/>
<path d="M160 78 v-16 l18 5 -18 6" fill="#f7f2e8" stroke="#2c2622" stroke-width="2"/>
<g stroke="#f7f2e8" stroke-width="2"><path d="M72 188 L40 208 M248 188 L282 208"/></g>`,
  jacket: ({ main, dark, light }) => html`
<path d="M130 60 q30 -22 60 0 l10 14 -20 18 h-40 l-20 -18Z" fill="${dark}"/>
<path d="M118 74 q-24 8 -32 28 l-18 76 26 8 14 -54 v76 h104 v-76 l14 54 26 -8 -18 -76 q-8 -20 -32 -28 q-42 26 -84 0Z" fill="${main}"/>
<path d="M134 62 q26 -16 52 0 q-4 22 -26 28 q-22 -6 -26 -28Z" fill="${light}"/>
<path d="M160 90 v118" stroke="${light}" stroke-width="4"/><path d="M108 132 v60 M212 132 v60" stroke="${dark}" stroke-width="3"/>
<path d="M122 162 h24 M174 162 h24" stroke="${light}" stroke-width="5" stroke-linecap="round"/>
<path d="M68 178 l26 8 3 -10 -26 -8Z M252 178 l-26 8 -3 -10 26 -8Z" fill="${dark}"/>`,
  stove: ({ main, dark, light }) => html`
<path d="M122 72 h76 q4 34 -6 48 h-64 q-10 -14 -6 -48Z" fill="#8a8f96"/><path d="M118 66 h84 v10 h-84Z" fill="#b9bec5"/>
<path d="M202 80 q24 0 22 20 q-4 16 -24 14" stroke="#8a8f96" stroke-width="7" fill="none"/>
<g fill="#f4b183"><path d="M134 146 q-4 -14 8 -24 q8 12 4 24Z M154 146 q-6 -16 6 -26 q10 12 4 26Z M176 146 q-4 -14 8 -24 q6 12 2 24Z"/></g>
<path d="M112 124 h96 M124 124 l14 26 M196 124 l-14 26" stroke="#2c2622" stroke-width="5" stroke-linecap="round"/>
<path d="M136 148 h48 v10 h-48Z" fill="#2c2622"/><path d="M122 158 h76 q10 0 10 12 v28 q0 8 -10 8 h-76 q-10 0 -10 -8 v-28 q0 -12 10 -12Z" fill="${main}"/>
<path d="M112 176 h96 v12 h-96Z" fill="${light}"/><path d="M112 196 h96 v2 q0 8 -10 8 h-76 q-10 0 -10 -8Z" fill="${dark}"/>
<g stroke="#ffffff" stroke-width="3" stroke-linecap="round" fill="none" opacity=".75"><path d="M144 56 q-6 -8 0 -16 M162 54 q-6 -8 0 -18 M180 56 q-6 -8 0 -16"/></g>`,
  pack: ({ main, dark, light }) => html`
<path d="M132 66 q28 -26 56 0" stroke="${dark}" stroke-width="8" fill="none"/>
<path d="M112 92 q4 -30 48 -30 t48 30 l8 100 q0 14 -14 14 h-84 q-14 0 -14 -14Z" fill="${main}"/>
<path d="M108 100 q6 -40 52 -40 t52 40 q-52 22 -104 0Z" fill="${dark}"/>
<path d="M124 142 h72 v48 q0 8 -8 8 h-56 q-8 0 -8 -8Z" fill="${light}"/><path d="M124 142 h72 v12 h-72Z" fill="${dark}"/>
<path d="M140 104 v34 M180 104 v34" stroke="${light}" stroke-width="7"/><path d="M135 124 h10 v8 h-10Z M175 124 h10 v8 h-10Z" fill="#2c2622"/>
<path d="M104 150 q-12 6 -10 30 q2 14 12 14Z M216 150 q12 6 10 30 q-2 14 -12 14Z" fill="${dark}"/>`,
  bag: ({ main, dark, light }) => html`
<g transform="rotate(-8 160 160)"><path d="M66 168 q-6 -42 40 -48 h100 q52 4 60 28 q6 34 -34 42 q-100 18 -148 8 q-16 -6 -18 -30Z" fill="${main}"/>
<path d="M66 168 q-6 -42 40 -48 q26 4 26 40 q0 34 -30 40 q-34 2 -36 -32Z" fill="${dark}"/><path d="M78 166 q-2 -30 26 -34 q16 4 16 30 q-2 24 -22 28 q-20 -2 -20 -24Z" fill="${light}"/>
<path d="M150 124 q8 34 -2 74 M184 122 q10 32 0 74 M218 126 q10 30 0 66" stroke="${dark}" stroke-width="4" fill="none"/></g>
<g fill="#f3e9cf" font-family="Georgia, serif" font-style="italic" font-weight="700"><text x="208" y="104" font-size="20">z</text><text x="226" y="86" font-size="26">z</text></g>`,
  mat: ({ main, dark, light }) => html`
<path d="M108 150 L250 128 l30 46 L150 206Z" fill="${main}"/><path d="M150 206 L280 174 v10 L152 216Z" fill="${dark}"/>
<path d="M146 146 l38 54 M182 140 l38 50 M218 134 l36 46" stroke="${light}" stroke-width="4"/>
<circle cx="112" cy="170" r="44" fill="${main}"/><circle cx="112" cy="170" r="44" fill="none" stroke="${dark}" stroke-width="4"/>
<path d="M112 170 q10 -4 10 8 q-6 16 -22 8 q-16 -16 0 -32 q24 -14 40 12 q8 34 -24 42" stroke="${light}" stroke-width="5" fill="none" stroke-linecap="round"/>`,
  map: ({ main, dark, light }) => html`
<path d="M66 92 l62 -18 64 18 62 -18 v104 l-62 18 -64 -18 -62 18Z" fill="#fbf6e6"/>
<path d="M128 74 l64 18 v104 l-64 -18Z" fill="#efe5c9"/>
<path d="M66 150 q30 -24 62 -6 q30 16 64 -14 q30 -22 62 -12 v56 l-62 18 -64 -18 -62 18Z" fill="${light}" opacity=".7"/>
<path d="M80 112 q20 -16 40 0 M76 124 q22 -18 50 2 M206 112 q16 -10 36 -4" stroke="${main}" stroke-width="2.5" fill="none"/>
<path d="M84 170 q24 -24 54 -14 q30 8 44 -22 q12 -24 34 -26" stroke="#b8512f" stroke-width="4" fill="none" stroke-dasharray="9 7" stroke-linecap="round"/>
<path d="M216 108 q-16 -20 0 -32 q16 12 0 32Z" fill="#b8512f" stroke="#7c2f1a" stroke-width="2"/><circle cx="216" cy="88" r="4" fill="#fbf6e6"/>
<path d="M128 74 v104 M192 92 v104" stroke="${dark}" stroke-width="1.5" opacity=".5"/>`,
  compass: ({ main, dark, light }) => html`
<circle cx="160" cy="62" r="13" fill="none" stroke="#c9a34e" stroke-width="7"/>
<circle cx="160" cy="142" r="68" fill="#c9a34e"/><circle cx="160" cy="142" r="58" fill="#fbf6e6"/><circle cx="160" cy="142" r="58" fill="none" stroke="${dark}" stroke-width="3"/>
<g stroke="${dark}" stroke-width="4" stroke-linecap="round"><path d="M160 90 v10 M160 184 v10 M108 142 h10 M202 142 h10"/></g>
<g stroke="${light}" stroke-width="3" stroke-linecap="round"><path d="M123 105 l6 6 M197 105 l-6 6 M123 179 l6 -6 M197 179 l-6 -6"/></g>
<g transform="rotate(28 160 142)"><path d="M160 98 l13 44 h-26Z" fill="#b8512f"/><path d="M160 186 l13 -44 h-26Z" fill="${main}"/></g><circle cx="160" cy="142" r="6" fill="${dark}"/>`,
  lamp: ({ main, dark, light }) => html`
<path d="M110 138 L-10 84 V216Z" fill="#fdf3d4" opacity=".35"/>
<path d="M108 120 q20 -58 82 -54 q58 6 60 66 q0 22 -8 36" stroke="${dark}" stroke-width="17" fill="none"/><path d="M108 120 q20 -58 82 -54 q58 6 60 66 q0 22 -8 36" stroke="${light}" stroke-width="3" fill="none" stroke-dasharray="8 8"/>
<path d="M92 106 q-10 0 -10 12 v40 q0 12 12 12 h52 q14 0 14 -14 v-36 q0 -14 -14 -14Z" fill="${main}"/>
<circle cx="110" cy="138" r="26" fill="${dark}"/><circle cx="110" cy="138" r="20" fill="#fdf3d4"/><circle cx="110" cy="138" r="9" fill="#ffffff"/>
<path d="M142 116 v44" stroke="${dark}" stroke-width="4"/><circle cx="152" cy="138" r="4" fill="#b8512f"/>
<path d="M226 160 h28 v26 q0 8 -8 8 h-12 q-8 0 -8 -8Z" fill="${main}"/>`,
  poles: ({ main, dark, light }) => html`
<g transform="rotate(24 160 206)">${pole(main, dark, light)}</g><g transform="translate(320 0) scale(-1 1) rotate(24 160 206)">${pole(main, dark, light)}</g>`,
  bottle: ({ main, dark, light }) => html`
<path d="M142 50 h36 v18 h-36Z" fill="${dark}"/><path d="M154 34 h12 v18 h-12Z" fill="${light}"/>
<path d="M138 68 h44 q2 14 12 22 q8 6 8 20 v84 q0 12 -12 12 h-60 q-12 0 -12 -12 v-84 q0 -14 8 -20 q10 -8 12 -22Z" fill="#eaf4f7" opacity=".92"/>
<path d="M118 132 q22 -10 42 0 t42 0 v62 q0 12 -12 12 h-60 q-12 0 -12 -12Z" fill="${main}"/>
<path d="M148 68 h24 v62 q-12 8 -24 0Z" fill="${light}"/><path d="M152 78 h16 M152 90 h16 M152 102 h16 M152 114 h16" stroke="${dark}" stroke-width="3"/>
<path d="M130 104 v84" stroke="#ffffff" stroke-width="5" stroke-linecap="round" opacity=".7"/>
<circle cx="172" cy="160" r="4" fill="${light}"/><circle cx="184" cy="176" r="3" fill="${light}"/><circle cx="160" cy="182" r="3" fill="${light}"/>`,
}

function pole(main: string, dark: string, light: string): Html {
  return html`<path d="M160 92 v116" stroke="${main}" stroke-width="8"/><path d="M160 124 v44" stroke="${light}" stroke-width="8"/><path d="M152 46 q8 -8 16 0 v48 q-8 7 -16 0Z" fill="#c79a62"/><path d="M154 50 q-22 24 2 40" stroke="${dark}" stroke-width="4" fill="none"/><path d="M142 190 h36 l-8 9 h-20Z" fill="${dark}"/>`
}

/** The kinds that have a drawing. */
export const drawnKinds: readonly string[] = Object.keys(drawings)

/** The product's picture as SVG, hidden from screen readers. */
export function illustration(product: Product): Html {
  const draw = drawings[product.kind]
  const ink = inks[product.colour] ?? fallbackInk
  return html`<svg class="picture" viewBox="0 0 320 240" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">${scene(product.scene)}<ellipse cx="164" cy="206" rx="104" ry="9" fill="#000000" opacity=".18"/>${draw ? draw(ink) : ''}</svg>`
}
