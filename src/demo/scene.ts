// The landscape behind each product: sky, sun, hills. Plain shapes; the picture is drawn here, nothing is fetched.
import { html } from 'hono/html'
import type { Html } from './html.js'

type Colours = {
  readonly sky: string
  readonly sun: string
  readonly far: string
  readonly near: string
  readonly ground: string
}

const scenes: Readonly<Record<string, Colours>> = {
  dawn: { sky: '#f8e3d2', sun: '#f4b183', far: '#e2b9a3', near: '#c88f7f', ground: '#9a6a60' },
  forest: { sky: '#e3ecd9', sun: '#f6e7ae', far: '#b4cda9', near: '#7fa585', ground: '#577f62' },
  lake: { sky: '#dcebf1', sun: '#fdf3d4', far: '#abc9d8', near: '#76a5be', ground: '#4f809b' },
  snow: { sky: '#dfe7f2', sun: '#fbfcff', far: '#c2cfe3', near: '#a1b3d0', ground: '#f3f6fb' },
  dusk: { sky: '#474e78', sun: '#f3d9a4', far: '#5f6799', near: '#3a4170', ground: '#292f54' },
}

/** A landscape of 320 by 240 with room for a product in front. Unknown names give the forest. */
export function scene(name: string): Html {
  const { sky, sun, far, near, ground } = scenes[name] ?? fallback
  return html`<rect width="320" height="240" fill="${sky}"/>
<circle cx="246" cy="66" r="26" fill="${sun}"/>
${name === 'dusk' ? stars : ''}
<path d="M0 150 L52 96 L84 122 L130 72 L186 134 L226 104 L320 158 V240 H0Z" fill="${far}"/>
${name === 'snow' || name === 'dusk' ? html`<path d="M130 72 L112 92 L122 90 L130 98 L139 90 L149 94Z" fill="#f3f6fb"/>` : ''}
<path d="M0 176 C50 146 96 152 150 168 S262 190 320 152 V240 H0Z" fill="${near}"/>
${name === 'forest' || name === 'lake' ? trees(near) : ''}
<path d="M0 204 C70 190 140 196 200 200 S290 206 320 196 V240 H0Z" fill="${ground}"/>`
}

const fallback: Colours = {
  sky: '#e3ecd9',
  sun: '#f6e7ae',
  far: '#b4cda9',
  near: '#7fa585',
  ground: '#577f62',
}

const stars = html`<g fill="#f3e9cf"><circle cx="40" cy="40" r="1.5"/><circle cx="86" cy="28" r="1"/><circle cx="150" cy="36" r="1.5"/><circle cx="190" cy="22" r="1"/><circle cx="290" cy="30" r="1.5"/><circle cx="24" cy="84" r="1"/></g>`

/** A wide landscape for the season's banner: ranges one behind the other, the sun over them. */
export function landscape(name: string): Html {
  const { sky, sun, far, near, ground } = scenes[name] ?? fallback
  return html`<svg class="landscape" viewBox="0 0 1200 340" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" focusable="false"><rect width="1200" height="340" fill="${sky}"/>
<circle cx="930" cy="92" r="46" fill="${sun}"/>
<path d="M420 220 L560 110 L640 168 L770 58 L890 176 L990 104 L1200 214 V340 H0 V250Z" fill="${far}"/><path d="M770 58 L722 99 L746 95 L768 114 L792 94 L812 99Z" fill="#f7f4ee"/>
<path d="M0 262 C180 196 340 214 520 236 S900 268 1200 196 V340 H0Z" fill="${near}"/>
<g fill="${ground}"><path d="M846 262 l20 -76 20 76Z M884 262 l15 -56 15 56Z M1076 252 l22 -84 22 84Z M1112 250 l16 -60 16 60Z"/></g>
<path d="M0 300 C260 262 520 286 760 284 S1080 244 1200 250 V340 H0Z" fill="${ground}"/>
<path d="M672 290 l34 -48 34 48Z" fill="#c2552f"/><path d="M706 242 l34 48 h-22Z" fill="#8a3a20"/></svg>`
}

function trees(colour: string): Html {
  return html`<g fill="${colour}"><path d="M22 168 l10 -34 10 34Z"/><path d="M40 166 l8 -26 8 26Z"/><path d="M270 170 l11 -38 11 38Z"/><path d="M292 164 l8 -28 8 28Z"/></g>`
}
