// Apart from the class, so that importing the class changes nothing on a page.
import { WhyThis } from './why-this.js'

export { WhyThis }

/** Makes `<why-this>` work on this page; once, and only in a browser that has all it needs. Else the links stay links. */
export function defineWhyThis(): void {
  // What the element needs (dialog, inert, reflected ARIA, shared style sheets) is older than `popover` in every browser.
  if (globalThis.customElements && 'popover' in document.documentElement && !customElements.get('why-this'))
    customElements.define('why-this', WhyThis)
}
