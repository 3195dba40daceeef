// Free text as an attacker, a careless producer or a plain one would send it. Every text holds a marker that is
// found again in any output, however the rest was escaped or made visible.
import { type Choices, oneOf } from './choices.js'

/** `benign` draws the same choices and writes plain words: the twin that a hostile decision is compared with. */
export type Manner = 'hostile' | 'benign'

type Flavour = (marker: string) => string

const flavours: readonly [Flavour, ...Flavour[]] = [
  marker => marker,
  marker => `Trail shoes ${marker}`,
  marker => `<b>${marker}</b>`,
  marker => `</script><script>alert("${marker}")</script>`,
  marker => `"><img src=x onerror=alert(1)> ${marker}`,
  marker => `' onmouseover='alert(1)' x='${marker}`,
  marker => `</bdi></p></details></main></body>${marker}<body onload=alert(1)>`,
  marker => `<details data-sensitive open>${marker}</details>`,
  marker => `<!-- ${marker} --><![CDATA[ ]]>`,
  marker => `&lt;i&gt;${marker}&amp;&#60;script&#62;`,
  marker => `{{${marker}}} {{{this}}} {{#each ../reasons}}{{/each}} {{> head}}`,
  marker => `{value, plural, one {#} other {${marker}}} {date} '{' {item}`,
  marker => `\u202e${marker}\u202c\u2066\u200f\u061c`,
  marker => `\u0001\u0007\u001b[31m${marker}\u007f\u0085\u009b\r\n\t`,
  marker => `👩‍👩‍👧‍👦🇩🇪${marker}🏳️‍🌈`,
  marker => `${marker}${'x'.repeat(180)}`,
  marker => `Z\u0338\u0351\u0327a\u0337\u0301l\u0336g ${marker}\u0301\u0301\u0301`,
  marker => `“${marker}” ‘„«»'"\``,
  marker => `javascript:alert('${marker}')`,
  marker => `data:text/html,<script>${marker}</script>`,
  marker => `\${${marker}} %s %00 \\u003cscript\\u003e \\`,
  marker => `مرحبا ${marker} שלום`,
  marker => `\u2028${marker}\u2029\ufeff`,
  marker => `<svg/onload=alert(1)>${marker}<math><style><img title="</style><img src onerror=1>">`,
]

/** A text of at most `max` UTF-16 units around the marker. */
export function freeText(choices: Choices, manner: Manner, marker: string, max: number): string {
  const hostile = oneOf(choices, flavours)(marker)
  if (manner === 'benign') return `Plain ${marker} words`.slice(0, max)
  return hostile.length <= max ? hostile : `${marker}<b>"&'`
}

/** An address that the contract accepts and that would break out of a careless attribute. */
export function hostileAddress(choices: Choices, manner: Manner, marker: string): string {
  const hostile = oneOf(choices, [
    `https://shop.example/${marker}`,
    `https://shop.example/?q=${marker}"><script>alert(1)</script>`,
    `https://shop.example/${marker}'onclick='alert(1)`,
    `https://user:pass@shop.example/${marker}#{{x}}&amp;`,
  ])
  return manner === 'benign' ? `https://shop.example/${marker}` : hostile
}
